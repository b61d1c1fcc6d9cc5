/**
 * Pictures of tables and of scores: each a {@link croze.report.plot.Picture}, drawn by XChart,
 * written as PNG and as SVG.
 */
package croze.report.plot;
