package croze.study.result;

import com.fasterxml.jackson.annotation.JsonValue;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Subset of a space: which architectures the cells of a column speak of. */
public enum Subset {
  /** All architectures, isomorphic ones too: the paper's. */
  ALL("all cells") {
    @Override
    public IntPredicate members(Of of) {
      return index -> true;
    }
  },

  /** One architecture of each class of isomorphic ones: 6,466 of NAS-Bench-201. */
  UNIQUE("unique cells") {
    @Override
    public IntPredicate members(Of of) {
      return index -> of.space.isomorph(of.space.at(index)).equals(of.space.at(index));
    }
  },

  /**
   * One architecture of each class of isomorphic ones, of one half of the classes: to choose by.
   * Keyed by the class, so the halves are the same for all studies.
   */
  SELECTION_HALF("unique cells, the half for choosing") {
    @Override
    public IntPredicate members(Of of) {
      return UNIQUE.members(of).and(index -> !isReporting(of.space.at(index)));
    }
  },

  /** The other half: to report on. */
  REPORTING_HALF("unique cells, the half for reporting") {
    @Override
    public IntPredicate members(Of of) {
      return UNIQUE.members(of).and(index -> isReporting(of.space.at(index)));
    }
  },

  /** The tenth of the architectures that is most accurate on clean images: those worth telling. */
  BEST_TENTH("the most accurate tenth") {
    @Override
    public IntPredicate members(Of of) {
      double[] accuracies = of.clean.get();
      double[] sorted =
          Arrays.stream(accuracies).filter(accuracy -> !Double.isNaN(accuracy)).sorted().toArray();
      double least = sorted[sorted.length - Math.max(1, sorted.length / 10)];
      // More than a tenth where isomorphic cells share the least accuracy.
      return index -> accuracies[index] >= least;
    }
  },

  /** The architectures that NAS-Bench-Suite-Zero scored. */
  PUBLISHED("cells that NAS-Bench-Suite-Zero scored") {
    @Override
    public IntPredicate members(Of of) {
      return of.published.get();
    }
  };

  private final String label;

  Subset(String label) {
    this.label = label;
  }

  /**
   * What subsets are made of; each is asked for only by those that need it.
   *
   * @param clean clean accuracy of all architectures of the space
   * @param published which architectures NAS-Bench-Suite-Zero scored
   */
  public record Of(SearchSpace space, Supplier<double[]> clean, Supplier<IntPredicate> published) {}

  /** Which architectures belong to it, by index. */
  public abstract IntPredicate members(Of of);

  /** How many architectures of a space these are. */
  public static int size(SearchSpace space, IntPredicate members) {
    return (int) IntStream.range(0, space.size().orElseThrow()).filter(members).count();
  }

  /** Name in files: {@code selection-half}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return id();
  }

  /** What readers are told. */
  public String label() {
    return label;
  }

  private static boolean isReporting(Architecture representative) {
    return KeyedStream.of(0, "half", representative.id()).nextDouble() < .5;
  }
}
