/** Published tables of trained networks of the DARTS space. */
package croze.benchmark.darts;
