/**
 * How the cells of a table are measured: what the kinds of study share. Each kind has a package of
 * its own below this one.
 */
package croze.study.kind;
