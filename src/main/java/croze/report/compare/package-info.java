/**
 * Results held against other results: a CSV file against another, and the committed tables against
 * what {@code experiments/expected} says and against themselves recomputed.
 */
package croze.report.compare;
