package croze.sweep.log;

/**
 * A file that the scores which follow were made from: {@code input HASH NAME}.
 *
 * @param name name in the data folder
 * @param sha256 of the bytes that are used
 */
record InputLine(String name, String sha256) {
  static final String TAG = "input ";

  String write() {
    return TAG + sha256 + " " + name;
  }

  /**
   * @throws IllegalArgumentException if the content is no input line
   */
  static InputLine read(String content) {
    String[] parts = content.split(" ", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no input line: " + content);
    }
    return new InputLine(parts[2], parts[1]);
  }
}
