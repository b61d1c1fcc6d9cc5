/**
 * The report: one HTML file that shows all of the folder of results in a browser, without network.
 */
package croze.report.html;
