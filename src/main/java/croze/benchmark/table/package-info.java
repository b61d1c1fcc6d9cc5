/**
 * What the readers of published tables share: which architecture a row is, and strict readers of
 * their CSV and JSON files.
 */
package croze.benchmark.table;
