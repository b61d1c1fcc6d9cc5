package croze.study.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which architectures the cells of a column speak of. */
public sealed interface View {

  /** All architectures, isomorphic ones too: the paper's. */
  record All() implements View {
    @Override
    public String id() {
      return "all";
    }

    @Override
    public String label() {
      return "all cells";
    }
  }

  /** One architecture of each class of isomorphic ones: 6,466 of NAS-Bench-201. */
  record Unique() implements View {
    @Override
    public String id() {
      return "unique";
    }

    @Override
    public String label() {
      return "unique cells";
    }

    @Override
    public IntPredicate members(SearchSpace space, Supplier<double[]> clean) {
      return index -> space.isomorph(space.at(index)).equals(space.at(index));
    }
  }

  /**
   * One architecture of each class of isomorphic ones, of one half of the classes: to choose by one
   * half and report on the other. Keyed by the class, so it is the same for all studies.
   *
   * @param reporting whether it is the half that results are reported on
   */
  record Half(boolean reporting) implements View {
    @Override
    public String id() {
      return reporting ? "reporting-half" : "selection-half";
    }

    @Override
    public String label() {
      return "unique cells, the half for " + (reporting ? "reporting" : "choosing");
    }

    @Override
    public IntPredicate members(SearchSpace space, Supplier<double[]> clean) {
      return new Unique()
          .members(space, clean)
          .and(index -> isReporting(space.at(index)) == reporting);
    }

    private static boolean isReporting(Architecture representative) {
      return KeyedStream.of(0, "half", representative.id()).nextDouble() < .5;
    }
  }

  /** The tenth of the architectures that is most accurate on clean images: those worth telling. */
  record BestTenth() implements View {
    @Override
    public String id() {
      return "best-tenth";
    }

    @Override
    public String label() {
      return "the most accurate tenth";
    }

    @Override
    public IntPredicate members(SearchSpace space, Supplier<double[]> clean) {
      double[] sorted =
          Arrays.stream(clean.get()).filter(accuracy -> !Double.isNaN(accuracy)).sorted().toArray();
      double least = sorted[sorted.length - Math.max(1, sorted.length / 10)];
      double[] accuracies = clean.get();
      // More than a tenth where isomorphic cells share the least accuracy.
      return index -> accuracies[index] >= least;
    }
  }

  /** The architectures that NAS-Bench-Suite-Zero scored. */
  record Published() implements View {
    @Override
    public String id() {
      return "published";
    }

    @Override
    public String label() {
      return "cells that NAS-Bench-Suite-Zero scored";
    }
  }

  /**
   * What is got by the architectures that a row scores highest.
   *
   * @param k how many
   * @param gain what is asked of them
   */
  record Top(int k, Gain gain) implements View {
    @Override
    public String id() {
      return gain.prefix + k;
    }

    @Override
    public String label() {
      return gain.words + k;
    }
  }

  /** What a search gets that trains the architectures of the highest scores. */
  enum Gain {
    /** Their mean accuracy. */
    MEAN("top", "mean of the top "),
    /** The accuracy of the best of them. */
    BEST("best-of-top", "best of the top "),
    /** What the best of all has more. */
    REGRET("regret-of-top", "regret of the top ");

    private final String prefix;
    private final String words;

    Gain(String prefix, String words) {
      this.prefix = prefix;
      this.words = words;
    }
  }

  /** What a search has to show for the networks that it trained: medians over the repetitions. */
  sealed interface Search extends View {}

  /**
   * The accuracy of the best of the networks that were trained first.
   *
   * @param models how many
   */
  record After(int models) implements Search {
    private static final String PREFIX = "after";

    @Override
    public String id() {
      return PREFIX + models;
    }

    @Override
    public String label() {
      return "best of %d trained networks".formatted(models);
    }
  }

  /** What a whole search comes to. */
  enum Course implements Search {
    /** The mean of the best accuracy so far after each network: the area under the curve. */
    AREA("area", "mean of the best so far"),
    /** How many networks are trained until one is as accurate as the column's target. */
    TO_TARGET("to-target", "networks until the target"),
    /** How many networks are trained until one is among the best of a thousand. */
    TO_BEST("to-best", "networks until one of the best 0.1 %");

    private final String id;
    private final String words;

    Course(String id, String words) {
      this.id = id;
      this.words = words;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return words;
    }
  }

  /** Whether its values are numbers of networks: the fewer the better. */
  default boolean countsModels() {
    return this == Course.TO_TARGET || this == Course.TO_BEST;
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
    public boolean needsCrossedSeeds() {
      return this == SD_INIT || this == SD_BATCH || this == SD_REST;
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Name in files: {@code unique}. */
  String id();

  /** What readers are told. */
  default String label() {
    return id();
  }

  /**
   * Which architectures belong to it, by index.
   *
   * @param clean clean accuracy of all architectures of the space; asked for only if the view needs
   *     it
   */
  default IntPredicate members(SearchSpace space, Supplier<double[]> clean) {
    return index -> true;
  }

  /** How many architectures of a space belong to a view. */
  static int size(SearchSpace space, IntPredicate members) {
    return (int) IntStream.range(0, space.size().orElseThrow()).filter(members).count();
  }

  /**
   * Reads {@code all}, {@code unique}, {@code selection-half}, {@code reporting-half}, {@code
   * best-tenth}, {@code published}, {@code top3}, {@code best-of-top3}, {@code regret-of-top3},
   * {@code after50}, a {@link Course} or a {@link Spread}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  @JsonCreator
  static View parse(String text) {
    for (Gain gain : Gain.values()) {
      Matcher top = Pattern.compile(gain.prefix + "([1-9][0-9]{0,3})").matcher(text);
      if (top.matches()) {
        return new Top(Integer.parseInt(top.group(1)), gain);
      }
    }
    Matcher after = Pattern.compile(After.PREFIX + "([1-9][0-9]{0,5})").matcher(text);
    if (after.matches()) {
      return new After(Integer.parseInt(after.group(1)));
    }
    return Stream.of(
            Stream.of(
                new All(),
                new Unique(),
                new Half(false),
                new Half(true),
                new BestTenth(),
                new Published()),
            Stream.of(Course.values()),
            Stream.of(Spread.values()))
        .flatMap(views -> views)
        .map(View.class::cast)
        .filter(view -> view.id().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no view '%s', expected all, unique, selection-half, reporting-half, best-tenth, published, top3, best-of-top3, regret-of-top3, after50, area, to-target, to-best, mean, sd, sd_init, sd_batch or sd_rest"
                        .formatted(text)));
  }
}
