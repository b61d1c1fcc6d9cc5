/**
 * Search: random and regularised evolutionary search over any space, with a warm-up and moves that
 * a score guides.
 */
package croze.search;
