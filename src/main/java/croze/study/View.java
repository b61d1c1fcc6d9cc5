package croze.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.space.Cell;
import croze.space.CellSpace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which architectures the cells of a column speak of. */
public sealed interface View {

  /** All 15,625 architectures, isomorphic ones too: the paper's. */
  record All() implements View {
    @Override
    public String id() {
      return "all";
    }
  }

  /** One architecture of each of the 6,466 classes of isomorphic cells. */
  record Unique() implements View {
    @Override
    public String id() {
      return "unique";
    }

    @Override
    public boolean has(int index) {
      Cell cell = CellSpace.cell(index);
      return CellSpace.representative(cell) == index;
    }

    @Override
    public int total() {
      return CellSpace.representatives().size();
    }
  }

  /**
   * The architectures that a row scores highest.
   *
   * @param k how many
   */
  record Top(int k) implements View {
    @Override
    public String id() {
      return "top" + k;
    }
  }

  /** Name in files: {@code unique}. */
  String id();

  /** Whether the architecture of that index belongs to it. */
  default boolean has(int index) {
    return true;
  }

  /** Architectures that it has, or is chosen from. */
  default int total() {
    return CellSpace.cells().size();
  }

  /**
   * Reads {@code all}, {@code unique} or {@code top3}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  @JsonCreator
  static View parse(String text) {
    Matcher top = Pattern.compile("top([1-9][0-9]{0,3})").matcher(text);
    if (top.matches()) {
      return new Top(Integer.parseInt(top.group(1)));
    }
    return switch (text) {
      case "all" -> new All();
      case "unique" -> new Unique();
      default ->
          throw new InvalidInputException(
              "no view '%s', expected all, unique or top3".formatted(text));
    };
  }
}
