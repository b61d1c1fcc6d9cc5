/**
 * Results as files in a folder: a format each, the texts beside the tables, and the manifest that
 * says what made them. Knows what a table holds, not how a score was made.
 */
package croze.report;
