package croze.benchmark.adversarial;

import croze.InvalidInputException;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.FixedAttack;
import croze.benchmark.metric.Metric;
import croze.benchmark.table.AccuracyColumns;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.table.StrictJson;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * NAS-RobBench-201 (Wu et al., ICLR 2024): accuracies of <em>adversarially trained</em> networks,
 * mean of three seeds, one network for each of the 6,466 classes of isomorphic cells. Immutable.
 *
 * <p>It stands in for the 300 to 500 adversarially trained networks of the CRoZe paper, which are
 * not published. It differs from them: 50 epochs of PGD training (7 steps of 2/255, radius 8/255)
 * by a recipe of its authors' own, all cells in place of a sample, and of the paper's attacks only
 * FGSM, PGD and AutoAttack; there is no CW, DeepFool, SPSA or LGV.
 *
 * <p>The published file is JavaScript: {@code acc={…}}, from each of the 15,625 ids to a list of 18
 * accuracies or to the id that holds the list; the empty id names the columns.
 */
public final class AdversarialTrainingAccuracies {
  /** What the benchmark has of every network, in the order of the file. */
  public static final List<Metric> METRICS =
      List.of(
          Metric.clean(),
          Metric.of(Attack.FGSM, 3),
          Metric.of(Attack.PGD, 3),
          Metric.of(Attack.FGSM, 8),
          Metric.of(Attack.PGD, 8),
          Metric.of(FixedAttack.AUTOATTACK));

  private static final String NAME = "nas-robbench-201/NAS-RobBench-201_html.json";
  private static final String PREFIX = "acc=";
  private static final List<String> MEASUREMENTS =
      List.of(
          "val_acc",
          "val_fgsm_3_acc",
          "val_pgd_3_acc",
          "val_fgsm_8_acc",
          "val_pgd_8_acc",
          "autoattack");

  /** The names of the columns: measurement by measurement within data set by data set. */
  private static final List<String> COLUMNS =
      List.of("cifar10", "cifar100", "imagenet").stream()
          .flatMap(dataset -> MEASUREMENTS.stream().map(m -> dataset + "#" + m))
          .toList();

  private final double[][] columns;

  private AdversarialTrainingAccuracies(double[][] columns) {
    this.columns = columns;
  }

  /**
   * Reads the published file.
   *
   * @throws InvalidInputException if it is missing or broken: each isomorph of the architectures
   *     has 18 values from 0 to 1, every other id points to its isomorph, and nothing else is there
   */
  public static AdversarialTrainingAccuracies load(
      DataFolder folder, ArchitectureTable architectures) {
    DataFile file = folder.locate(NAME);
    return StrictJson.readAssigned(
        PREFIX, file.path(), json -> new AdversarialTrainingAccuracies(read(json, architectures)));
  }

  private static double[][] read(StrictJson json, ArchitectureTable architectures)
      throws IOException {
    AccuracyColumns accuracies = new AccuracyColumns(architectures, COLUMNS.size(), json::wrong);
    boolean[] points = new boolean[ArchitectureTable.SIZE];
    List<String> names = new ArrayList<>();
    json.beginObject();
    for (String id = json.nextField(); id != null; id = json.nextField()) {
      if (id.isEmpty()) {
        names.addAll(json.texts());
      } else {
        String from = id;
        json.textOrNumbers(
            to -> point(json, architectures, points, from, to),
            values -> accuracies.put(from, values));
      }
    }
    if (!names.equals(COLUMNS)) {
      throw json.wrong("the columns " + names, COLUMNS.toString());
    }
    double[][] expanded = accuracies.expand();
    for (int id = 0; id < ArchitectureTable.SIZE; id++) {
      if (!points[id] && architectures.isomorph(id) != id) {
        throw json.wrong("no id " + id, "all ids from 0 to " + (ArchitectureTable.SIZE - 1));
      }
    }
    return expanded;
  }

  /** Takes note of an id that has no list of its own. */
  private static void point(
      StrictJson json, ArchitectureTable architectures, boolean[] points, String from, String to) {
    int index = ArchitectureTable.index(from);
    if (index < 0) {
      throw json.wrong("id '" + from + "'", "0 to " + (ArchitectureTable.SIZE - 1));
    }
    if (points[index]) {
      throw json.wrong("id " + from + " a second time", "each id once");
    }
    int isomorph = architectures.isomorph(index);
    if (isomorph == index || !to.equals(Integer.toString(isomorph))) {
      throw json.wrong(
          "id " + from + " pointing to '" + to + "'",
          isomorph == index ? COLUMNS.size() + " accuracies" : "its isomorph " + isomorph);
    }
    points[index] = true;
  }

  /**
   * The accuracy, 0 … 1, of every architecture in order of the index, looked up through its
   * isomorph.
   *
   * @throws InvalidInputException if the benchmark has no such accuracy; the message lists those it
   *     has
   */
  public double[] accuracy(Dataset dataset, Metric metric) {
    int column = METRICS.indexOf(metric);
    if (column < 0) {
      throw new InvalidInputException(
          "NAS-RobBench-201 has no %s: it has %s"
              .formatted(
                  metric, METRICS.stream().map(Metric::toString).collect(Collectors.joining(" "))));
    }
    return columns[dataset.ordinal() * METRICS.size() + column].clone();
  }
}
