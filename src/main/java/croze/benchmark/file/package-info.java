/** Accuracies and scores of a user's own CSV file. */
package croze.benchmark.file;
