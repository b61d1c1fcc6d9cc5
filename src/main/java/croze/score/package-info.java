/**
 * The task of scoring: what an architecture's scores depend on, which passes they need, and the
 * worker that runs each pass once. Knows no proxy's formula.
 */
package croze.score;
