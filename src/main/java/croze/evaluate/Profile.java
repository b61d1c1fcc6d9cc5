package croze.evaluate;

import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one architecture.
 *
 * @param index in NAS-Bench-201
 * @param accuracies by data set and metric
 * @param scores by data set and proxy
 * @param remarks what could not be had
 */
public record Profile(
    int index, List<Figure> accuracies, List<Figure> scores, List<String> remarks) {

  /**
   * A value and where it stands.
   *
   * @param group where it comes from: the benchmark of an accuracy, {@code scores}
   * @param rank 1 for the highest value; equal values share the best rank; 0 of an undefined value
   * @param of how many architectures have a value
   */
  public record Figure(String dataset, String group, String name, double value, int rank, int of) {}

  /**
   * @param architecture in any notation
   * @param results folder of the published scores
   * @param metrics names of metrics; all without
   * @throws croze.InvalidInputException if the architecture or a metric is unknown or a file is
   *     broken
   */
  public static Profile of(
      String architecture,
      Benchmarks benchmarks,
      Path results,
      List<Dataset> datasets,
      Optional<List<String>> metrics) {
    SearchSpace space = Setting.PUBLISHED.space();
    int index = space.index(space.parse(architecture)).orElseThrow();
    Targets targets =
        metrics.isPresent()
            ? Targets.published(benchmarks, datasets, metrics)
            : Targets.everything(benchmarks, datasets, Optional.empty());
    List<Figure> accuracies =
        targets.all().stream()
            .map(t -> figure(t.dataset(), t.benchmark(), t.metric(), t.byIndex(), index))
            .toList();
    List<Figure> scores = new ArrayList<>();
    for (Dataset dataset : datasets) {
      Map<String, Contender> known = Rivals.of(results, dataset);
      known.forEach(
          (name, proxy) -> {
            if (proxy.present().get(index)) {
              scores.add(figure(dataset.id(), "scores", name, proxy.byIndex(), index));
            }
          });
    }
    return new Profile(index, accuracies, scores, targets.remarks());
  }

  static Figure figure(String dataset, String group, String name, double[] values, int index) {
    int higher = 0;
    int numbers = 0;
    for (double value : values) {
      higher += value > values[index] ? 1 : 0;
      numbers += Double.isNaN(value) ? 0 : 1;
    }
    boolean undefined = Double.isNaN(values[index]);
    return new Figure(dataset, group, name, values[index], undefined ? 0 : higher + 1, numbers);
  }

  /** The cell, a line a node, what is on no path to the output in brackets. */
  public List<String> drawing() {
    Cell cell = CellSpace.cell(index);
    List<String> lines = new ArrayList<>(List.of("0  input"));
    StringBuilder line = new StringBuilder();
    for (int e = 0; e < Cell.TARGETS.size(); e++) {
      String term = cell.edges().get(e).label() + "(" + Cell.SOURCES.get(e) + ")";
      boolean first = e == 0 || !Cell.TARGETS.get(e).equals(Cell.TARGETS.get(e - 1));
      line.append(first ? Cell.TARGETS.get(e) + "  " : " + ");
      line.append(cell.liveEdges().contains(e) ? term : "[" + term + "]");
      if (e + 1 == Cell.TARGETS.size() || !Cell.TARGETS.get(e + 1).equals(Cell.TARGETS.get(e))) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    return lines;
  }
}
