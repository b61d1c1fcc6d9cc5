/**
 * The one reader of CSV files: ours, pandas', Excel's and R's alike. It knows nothing of
 * architectures or proxies.
 */
package croze.csv;
