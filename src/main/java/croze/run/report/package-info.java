/**
 * What is made of results: the report, the audit of the paper, figures and the pilot study, a
 *
 * <p>user's own scores evaluated, everything as one table, the speed here.
 */
package croze.run.report;
