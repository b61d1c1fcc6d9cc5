package croze.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.space.Cell;
import croze.space.CellSpace;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** How ρ spreads over the seeds of a row. */
  enum Spread implements View {
    /** Mean over the runs. */
    MEAN,
    /** Standard deviation over the runs. */
    SD,
    /** Standard deviation that the seed of the weights makes. */
    SD_INIT,
    /** Standard deviation that the seed of the batches makes. */
    SD_BATCH,
    /** Standard deviation that neither of them makes alone. */
    SD_REST;

    /** Whether it parts the variance, for which every pair of seeds must have been run. */
    boolean needsCrossedSeeds() {
      return this == SD_INIT || this == SD_BATCH || this == SD_REST;
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
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
   * Reads {@code all}, {@code unique}, {@code top3}, or a {@link Spread}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  @JsonCreator
  static View parse(String text) {
    Matcher top = Pattern.compile("top([1-9][0-9]{0,3})").matcher(text);
    if (top.matches()) {
      return new Top(Integer.parseInt(top.group(1)));
    }
    return Stream.concat(Stream.of(new All(), new Unique()), Stream.of(Spread.values()))
        .filter(view -> view.id().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no view '%s', expected all, unique, top3, mean, sd, sd_init, sd_batch or sd_rest"
                        .formatted(text)));
  }
}
