package croze.report.plot;

/**
 * What stands over a bar: an interval and the paper's figure.
 *
 * @param low lower end; NaN for no interval
 * @param high upper end
 * @param paper NaN if the paper prints nothing
 */
record Mark(double low, double high, double paper) {
  boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
