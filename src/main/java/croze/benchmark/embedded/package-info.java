/** Accuracies of networks that this project trained: small enough to be part of it. */
package croze.benchmark.embedded;
