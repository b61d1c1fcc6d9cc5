package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.benchmark.Corruption;
import croze.benchmark.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a column of a table is the mean of. */
public sealed interface AccuracyTerm {

  /** One accuracy of the benchmark: {@code clean}, {@code fgsm@8}. */
  record Single(Metric metric) implements AccuracyTerm {
    @Override
    public List<Metric> metrics() {
      return List.of(metric);
    }
  }

  /** A corruption at all of its severities: {@code snow}. */
  record Severities(Corruption corruption) implements AccuracyTerm {
    @Override
    public List<Metric> metrics() {
      return IntStream.rangeClosed(1, Corruption.SEVERITIES)
          .mapToObj(severity -> Metric.of(corruption, severity))
          .toList();
    }
  }

  /** The harmonic robustness score of clean and robust accuracy: {@code hrs:fgsm@8}. */
  record Harmonic(Metric robust) implements AccuracyTerm {
    @Override
    public List<Metric> metrics() {
      return List.of(Metric.clean(), robust);
    }
  }

  /** The accuracies that it needs. */
  List<Metric> metrics();

  /**
   * @throws InvalidInputException if the text is none of the forms
   */
  @JsonCreator
  static AccuracyTerm parse(String text) {
    if (text.startsWith("hrs:")) {
      return new Harmonic(Metric.parse(text.substring("hrs:".length())));
    }
    return Arrays.stream(Corruption.values())
        .filter(c -> c.id().equals(text))
        .<AccuracyTerm>map(Severities::new)
        .findFirst()
        .orElseGet(() -> new Single(Metric.parse(text)));
  }
}
