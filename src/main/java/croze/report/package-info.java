/**
 * Tables as files: CSV for analysts, Markdown and console text for people, and the manifest that
 * says what made them. Knows what a table holds, not how a score was made.
 */
package croze.report;
