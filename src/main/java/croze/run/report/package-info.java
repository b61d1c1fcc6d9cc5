/**
 * What is made of results: the report, the audit of the paper, figures, the pilot study, what
 * proxies prefer, a user's own scores evaluated, everything as one table, and the speed here.
 */
package croze.run.report;
