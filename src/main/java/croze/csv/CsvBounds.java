package croze.csv;

/**
 * How large a file may be.
 *
 * @param bytes of its text, unpacked
 * @param rows below the header
 * @param columns of the header
 * @param line characters of one row
 */
record CsvBounds(int bytes, int rows, int columns, int line) {
  /** Far beyond any table of 15,625 architectures, and still no danger to the memory. */
  static final CsvBounds STANDARD = new CsvBounds(128 << 20, 2_000_000, 10_000, 1 << 20);

  /** Of rows that are not kept. */
  static final CsvBounds UNLIMITED =
      new CsvBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, STANDARD.columns, STANDARD.line);
}
