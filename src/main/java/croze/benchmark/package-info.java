/** Published accuracies of trained networks, and the names of what was measured. */
package croze.benchmark;
