/**
 * Scores many architectures: what is to be scored, by which passes, on how many workers, and the
 * log that a sweep resumes from. Knows no proxy's formula.
 */
package croze.sweep;
