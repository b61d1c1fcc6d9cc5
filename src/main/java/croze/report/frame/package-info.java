/** Tables as data frames, which CSV files are written from. */
package croze.report.frame;
