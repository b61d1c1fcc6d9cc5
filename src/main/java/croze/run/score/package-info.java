/** Scoring: one architecture, a sweep of many, parts of it merged, two of them compared. */
package croze.run.score;
