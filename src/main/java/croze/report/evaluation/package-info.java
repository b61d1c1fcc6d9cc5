/** An evaluation of a user's own scores, for terminals, spreadsheets, programs and people. */
package croze.report.evaluation;
