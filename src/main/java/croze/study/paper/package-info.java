/** The figures that the paper prints, beside which ours stand. */
package croze.study.paper;
