package croze.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import croze.image.ImageSet;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.AttackText;
import croze.perturb.attack.ImageLoss;
import croze.perturb.attack.SessionOracle;
import croze.perturb.corruption.CommonCorruption;
import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One accuracy that a trained network is measured by.
 *
 * @param name of the column: {@code fgsm@8}
 * @param by {@code clean}, an attack as {@link AttackText} reads it, or {@code
 *     corruption:fog+snow@3}: the mean over these corruptions at that severity
 * @param images how many of the test images, from the first; null for all
 * @param epoch after how many epochs it is measured; null for after the last
 */
public record AccuracyMeasure(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String by,
    Integer images,
    Integer epoch) {
  /** Images that are attacked together: fixed, as some attacks stop by the batch. */
  static final int BATCH = 100;

  private static final String CLEAN = "clean";
  private static final String CORRUPTION = "corruption:";

  /**
   * @throws InvalidInputException if {@code by} is none of these
   */
  public AccuracyMeasure {
    if (!name.matches("[A-Za-z0-9@._+-]{1,60}")) {
      throw new InvalidInputException(
          "evaluation '" + name + "': expected a name of letters, digits and @._+-");
    }
    if (by.startsWith(CORRUPTION)) {
      Corrupted.parse(by);
    } else if (!by.equals(CLEAN)) {
      AttackText.parse(by);
    }
  }

  /** Corruptions of one severity. */
  record Corrupted(List<CommonCorruption> types, int severity) {
    static Corrupted parse(String by) {
      String[] parts = by.substring(CORRUPTION.length()).split("@", -1);
      if (parts.length == 2 && parts[1].matches("[1-5]")) {
        return new Corrupted(
            Arrays.stream(parts[0].split("\\+", -1)).map(CommonCorruption::named).toList(),
            Integer.parseInt(parts[1]));
      }
      throw new InvalidInputException(
          "'%s': expected corruption:NAME+NAME@SEVERITY, the severity 1 to %d"
              .formatted(by, CommonCorruption.SEVERITIES));
    }
  }

  /** Its column: {@code fgsm@8}, or {@code fgsm@8+epoch5} if it is measured after epoch 5. */
  public String column() {
    return epoch == null ? name : name + "+epoch" + epoch;
  }

  /** Its columns: all images, the even and the odd ones. */
  List<String> columns() {
    return List.of(column(), column() + ":a", column() + ":b");
  }

  /** How many corruptions of that severity it is the mean of; 0 if it is none. */
  public int corruptions(int severity) {
    if (!by.startsWith(CORRUPTION)) {
      return 0;
    }
    Corrupted corrupted = Corrupted.parse(by);
    return corrupted.severity() == severity ? corrupted.types().size() : 0;
  }

  /** After how many epochs it is measured. */
  public int measuredAfter(Protocol protocol) {
    return epoch == null ? protocol.epochs() : epoch;
  }

  /**
   * The accuracies of published benchmarks that are of the same kind: one, or for corruptions one
   * each, whose mean it is.
   *
   * @return empty if no published benchmark has such
   */
  public List<Metric> counterparts() {
    if (by.startsWith(CORRUPTION)) {
      Corrupted corrupted = Corrupted.parse(by);
      List<Metric> published =
          corrupted.types().stream()
              .flatMap(type -> Corruption.named(type.name()).stream())
              .map(type -> Metric.of(type, corrupted.severity()))
              .toList();
      return published.size() == corrupted.types().size() ? published : List.of();
    }
    try {
      return List.of(Metric.parse(name));
    } catch (InvalidInputException e) {
      return List.of();
    }
  }

  /** How many test images it is measured on. */
  int count(Protocol protocol) {
    return images == null ? protocol.images().test() : images;
  }

  /**
   * The share of right answers of each image: 0 or 1, or the mean over several corruptions.
   *
   * @param streams what random attacks draw from, by number of the batch
   */
  double[] correct(SessionOracle network, TrainingImages given, IntFunction<KeyedStream> streams) {
    int count = images == null ? given.test().count() : images;
    double[] correct = new double[count];
    if (by.startsWith(CORRUPTION)) {
      Corrupted corrupted = Corrupted.parse(by);
      for (CommonCorruption type : corrupted.types()) {
        ImageSet set = given.corrupted(type, corrupted.severity(), count);
        add(network, set, null, streams, 1.0 / corrupted.types().size(), correct);
      }
    } else {
      AdversarialAttack attack = by.equals(CLEAN) ? null : AttackText.parse(by);
      add(network, given.test(), attack, streams, 1, correct);
    }
    return correct;
  }

  private static void add(
      SessionOracle network,
      ImageSet set,
      AdversarialAttack attack,
      IntFunction<KeyedStream> streams,
      double weight,
      double[] correct) {
    for (int from = 0; from < correct.length; from += BATCH) {
      int to = Math.min(from + BATCH, correct.length);
      ImageSet batch = set.select(IntStream.range(from, to).toArray());
      double[][] x = batch.unitPixels();
      int[] labels = batch.labels();
      if (attack != null) {
        x = attack.apply(network, x, labels, streams.apply(from / BATCH));
      }
      double[][] logits = network.logits(x);
      for (int i = from; i < to; i++) {
        boolean right = ImageLoss.prediction(logits[i - from]) == labels[i - from];
        correct[i] += right ? weight : 0;
      }
    }
  }
}
