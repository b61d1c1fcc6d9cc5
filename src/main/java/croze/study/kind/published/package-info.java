/** Our scores beside those that others published of the same proxy. */
package croze.study.kind.published;
