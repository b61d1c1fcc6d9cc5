/**
 * Accuracies of trained networks behind one interface, by the names that experiment files use. A
 * package below holds each source of them.
 */
package croze.benchmark;
