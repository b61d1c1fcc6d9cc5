/**
 * A table of a study as readers see it, in Markdown, in LaTeX, on a terminal and as JSON: captions,
 * footnotes, and which value is best.
 */
package croze.report.table;
