package croze.space;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A finite part of another space, such as the networks of an accuracy table: its architectures in a
 * list, whose places are their indices. What is drawn comes from the list; changes, isomorphs and
 * representatives are those of the whole space and may lie outside. Immutable and thread safe.
 */
public final class ListedSpace implements SearchSpace {
  private final SearchSpace whole;
  private final List<Architecture> architectures;
  private final Map<Architecture, Integer> indices;

  /**
   * @param whole where the architectures are from
   * @param architectures each once
   * @throws IllegalArgumentException if one comes twice
   */
  public ListedSpace(SearchSpace whole, List<? extends Architecture> architectures) {
    this.whole = whole;
    this.architectures = List.copyOf(architectures);
    Map<Architecture, Integer> places = new HashMap<>();
    for (Architecture architecture : this.architectures) {
      if (places.putIfAbsent(architecture, places.size()) != null) {
        throw new IllegalArgumentException("twice in one list: " + architecture.id());
      }
    }
    this.indices = Collections.unmodifiableMap(places);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public List<Notation> notations() {
    return whole.notations();
  }

  @Override
  public Macro standard(int classes, int imageSize) {
    return whole.standard(classes, imageSize);
  }

  @Override
  public OptionalInt size() {
    return OptionalInt.of(architectures.size());
  }

  @Override
  public Architecture at(int index) {
    if (index < 0 || index >= architectures.size()) {
      throw new InvalidInputException(
          "architecture index %d: the list has the indices 0 to %d"
              .formatted(index, architectures.size() - 1));
    }
    return architectures.get(index);
  }

  @Override
  public OptionalInt index(Architecture architecture) {
    Integer index = indices.get(architecture);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public Architecture sample(KeyedStream stream) {
    return architectures.get(stream.nextInt(architectures.size()));
  }

  @Override
  public Architecture mutate(Architecture architecture, KeyedStream stream) {
    return whole.mutate(architecture, stream);
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    return whole.neighbours(architecture);
  }

  @Override
  public Architecture isomorph(Architecture architecture) {
    return whole.isomorph(architecture);
  }

  @Override
  public Architecture representative(Architecture architecture) {
    return whole.representative(architecture);
  }
}
