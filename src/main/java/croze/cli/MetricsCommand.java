package croze.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.benchmark.Metric;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze metrics}: the accuracies that there are. */
@Command(
    name = "metrics",
    description =
        "Lists the accuracies of each benchmark and data set. A name is clean, ATTACK@EPSILON in"
            + " 1/255, or CORRUPTION@SEVERITY; metrics of other benchmarks than"
            + " robust-nas-bench-201 have the benchmark in front: nas-robbench-201:pgd@8.")
final class MetricsCommand implements Runnable {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Benchmarks benchmarks = new Benchmarks(DataFolder.standard());
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : Benchmarks.NAMES) {
      for (Dataset dataset : Dataset.values()) {
        try {
          List<Metric> metrics = benchmarks.accuracies(name).metrics(dataset);
          ArrayNode array = object.withObjectProperty(name).putArray(dataset.id());
          metrics.forEach(m -> array.add(m.toString()));
          if (!json) {
            print(out, name, dataset, metrics);
          }
        } catch (InvalidInputException e) {
          object.withObjectProperty(name).put(dataset.id(), e.getMessage());
          if (!json) {
            out.println("%s, %s: %s".formatted(name, dataset.id(), e.getMessage()));
          }
        }
      }
    }
    if (json) {
      out.println(object);
    }
    out.flush();
  }

  /** A line a kind: {@code fgsm@ 0.1 0.5 1 ...}. */
  private static void print(
      PrintWriter out, String benchmark, Dataset dataset, List<Metric> metrics) {
    out.println("%s (%s), %s".formatted(benchmark, Benchmarks.label(benchmark), dataset.id()));
    Map<String, String> kinds =
        metrics.stream()
            .map(m -> m.toString().split("(?<=@)"))
            .collect(
                Collectors.toMap(
                    part -> part[0],
                    part -> part.length > 1 ? part[1] : "",
                    (a, b) -> a + " " + b,
                    LinkedHashMap::new));
    kinds.forEach((kind, levels) -> out.println(("  " + kind + " " + levels).stripTrailing()));
  }
}
