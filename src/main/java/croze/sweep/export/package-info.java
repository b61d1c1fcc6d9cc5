/**
 * The files of finished scores: a CSV, the manifest that says what made it, where both lie, and how
 * published and own scores are joined.
 */
package croze.sweep.export;
