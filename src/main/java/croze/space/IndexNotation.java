package croze.space;

import croze.InvalidInputException;

/**
 * The index as a notation, of any space that is counted through. No leading zeros: a number with
 * them is a code of some kind, or has come out of one.
 */
record IndexNotation(SearchSpace space) implements Notation {
  private static final int MOST_DIGITS = 9;

  @Override
  public String id() {
    return "index";
  }

  @Override
  public String example() {
    return Integer.toString(space.size().orElseThrow() - 1);
  }

  @Override
  public boolean claims(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0')
        && Integer.parseInt(text) < space.size().orElseThrow();
  }

  @Override
  public Architecture read(String text) {
    if (claims(text)) {
      return space.at(Integer.parseInt(text));
    }
    throw new InvalidInputException(
        "architecture index %s: %s has the indices 0 to %s%s"
            .formatted(
                Notation.shown(text),
                space.name(),
                example(),
                text.startsWith("0") ? ", without leading zeros" : ""));
  }

  @Override
  public String write(Architecture architecture) {
    return Integer.toString(space.index(architecture).orElseThrow());
  }
}
