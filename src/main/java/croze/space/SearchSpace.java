package croze.space;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A set of architectures: how they are written, drawn, changed, and which of them are one network.
 *
 * <p>A method that takes an architecture throws {@link IllegalArgumentException} for one of another
 * space. Implementations are immutable, thread safe, and found by {@link java.util.ServiceLoader}
 * (see {@link SearchSpaces}).
 */
public interface SearchSpace {

  /** Name on the command line and in files: {@code nas-bench-201}. */
  String name();

  /**
   * The notations that people have for an architecture, that of {@link Architecture#id} first; the
   * index of a finite space is not among them, since all such spaces have it.
   */
  List<Notation> notations();

  /**
   * The network around the cells as the space's papers have it.
   *
   * @param classes classes of the data set
   * @param imageSize height and width of an image
   */
  default Macro standard(int classes, int imageSize) {
    return Macro.benchmark(5, classes, imageSize);
  }

  /** How many architectures there are, if they are counted through. */
  OptionalInt size();

  /**
   * The architecture of an index.
   *
   * @throws InvalidInputException if the index is not in 0 … size − 1, or there are no indices
   */
  Architecture at(int index);

  /** The index of an architecture; empty if the space has none. */
  OptionalInt index(Architecture architecture);

  /** An architecture drawn from all, each equally likely. */
  Architecture sample(KeyedStream stream);

  /**
   * A random change: a {@linkplain #neighbours neighbour}, each choice equally likely, unless the
   * space has a change of its own.
   */
  Architecture mutate(Architecture architecture, KeyedStream stream);

  /** The architectures that differ in one choice, each once. */
  List<Architecture> neighbours(Architecture architecture);

  /**
   * What stands for all architectures that the space's authors count as one: {@code unique} views
   * take these.
   */
  Architecture isomorph(Architecture architecture);

  /**
   * What stands for all architectures whose networks, with the weights of corresponding layers
   * equal, have the same logits, loss and gradients.
   */
  Architecture representative(Architecture architecture);

  /**
   * The architecture of a text in any of the {@link #notations}, or of an index.
   *
   * @throws InvalidInputException if the text is none of these, or could be several
   */
  default Architecture parse(String text) {
    return ArchitectureReader.of(this).one(text);
  }

  /**
   * The first n of a random order that the seed alone decides, so the subset for n is a prefix of
   * that for any larger n. Key of the stream: {@code seed/architectures}.
   *
   * @throws InvalidInputException if n is less than 1, or more than there are
   */
  default List<Architecture> sample(int n, long seed) {
    int most = size().orElse(Integer.MAX_VALUE);
    if (n < 1 || n > most) {
      throw new InvalidInputException(
          "cannot draw %d architectures: expected a number from 1 to %d, or all"
              .formatted(n, most));
    }
    KeyedStream stream = KeyedStream.of(seed, "architectures");
    if (size().isPresent()) {
      return IntStream.of(stream.sample(most, n)).mapToObj(this::at).toList();
    }
    Map<String, Architecture> drawn = new LinkedHashMap<>();
    while (drawn.size() < n) {
      Architecture next = sample(stream);
      drawn.putIfAbsent(next.id(), next);
    }
    return List.copyOf(drawn.values());
  }
}
