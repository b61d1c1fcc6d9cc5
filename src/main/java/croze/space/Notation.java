package croze.space;

/** A way to write one architecture. Immutable and thread safe. */
public interface Notation {

  /** Name on the command line: {@code naslib}. */
  String id();

  /** An architecture so written, for messages. */
  String example();

  /**
   * Whether a text has the looks of this notation; it may still be wrong in a detail, which {@link
   * #read} then tells.
   */
  boolean claims(String text);

  /**
   * The architecture of a text.
   *
   * @throws croze.InvalidInputException naming the text and what is wrong with it
   */
  Architecture read(String text);

  /** The text of an architecture; {@link #read} undoes it. */
  String write(Architecture architecture);

  /**
   * A text for messages, on one line and not too long: what does not print as '?', a tail as ....
   */
  static String shown(String text) {
    String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }
}
