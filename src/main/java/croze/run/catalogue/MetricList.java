package croze.run.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The accuracies of each benchmark and data set. */
public final class MetricList {

  /**
   * Those of one benchmark and data set.
   *
   * @param lacking why there are none; empty if there are
   */
  private record Section(String benchmark, Dataset dataset, List<Metric> metrics, String lacking) {

    static Section of(Benchmarks benchmarks, String name, Dataset dataset) {
      try {
        return new Section(name, dataset, benchmarks.accuracies(name).metrics(dataset), "");
      } catch (InvalidInputException e) {
        return new Section(name, dataset, List.of(), e.getMessage());
      }
    }

    /** A line a kind: {@code fgsm@ 0.1 0.5 1 ...}. */
    String text() {
      if (!lacking.isEmpty()) {
        return "%s, %s: %s".formatted(benchmark, dataset.id(), lacking);
      }
      StringBuilder text =
          new StringBuilder(
              "%s (%s), %s".formatted(benchmark, Benchmarks.label(benchmark), dataset.id()));
      Map<String, String> kinds =
          metrics.stream()
              .map(m -> m.toString().split("(?<=@)"))
              .collect(
                  Collectors.toMap(
                      part -> part[0],
                      part -> part.length > 1 ? part[1] : "",
                      (a, b) -> a + " " + b,
                      LinkedHashMap::new));
      kinds.forEach(
          (kind, levels) ->
              text.append("%n%s".formatted(("  " + kind + " " + levels).stripTrailing())));
      return text.toString();
    }
  }

  private final List<Section> sections = new ArrayList<>();

  public MetricList(DataFolder folder) {
    Benchmarks benchmarks = new Benchmarks(folder);
    for (String name : Benchmarks.NAMES) {
      for (Dataset dataset : Dataset.values()) {
        sections.add(Section.of(benchmarks, name, dataset));
      }
    }
  }

  public String text() {
    return sections.stream().map(Section::text).collect(Collectors.joining("%n".formatted()));
  }

  /** One JSON object: an array of metrics, or a text that says why there are none. */
  public String json() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Section section : sections) {
      ObjectNode benchmark = object.withObjectProperty(section.benchmark);
      if (section.lacking.isEmpty()) {
        ArrayNode metrics = benchmark.putArray(section.dataset.id());
        section.metrics.forEach(m -> metrics.add(m.toString()));
      } else {
        benchmark.put(section.dataset.id(), section.lacking);
      }
    }
    return object.toString();
  }
}
