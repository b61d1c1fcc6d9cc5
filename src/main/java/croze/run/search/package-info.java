/** The search of the DARTS space: what is asked, and what was found. */
package croze.run.search;
