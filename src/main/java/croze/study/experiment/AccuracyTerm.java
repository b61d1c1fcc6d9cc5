package croze.study.experiment;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a column of a table is the mean of. */
public sealed interface AccuracyTerm {
  /** What a harmonic robustness score begins with. */
  String HRS = "hrs:";

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

  /** Accuracies that several studies average, by the name that {@code common.yaml} gives them. */
  record Group(List<AccuracyTerm> members) implements AccuracyTerm {
    @Override
    public List<Metric> metrics() {
      return members.stream().flatMap(member -> member.metrics().stream()).toList();
    }

    @Override
    public Stream<AccuracyTerm> parts() {
      return members.stream();
    }
  }

  /** The accuracies that it needs. */
  List<Metric> metrics();

  /** The terms that it stands for in a mean. */
  default Stream<AccuracyTerm> parts() {
    return Stream.of(this);
  }

  /**
   * @param common has the groups
   * @throws InvalidInputException if the text is none of the forms
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static AccuracyTerm parse(String text, @JacksonInject CommonParts common) {
    List<String> group = common.groups().get(text);
    return group == null
        ? parse(text)
        : new Group(group.stream().map(AccuracyTerm::parse).toList());
  }

  private static AccuracyTerm parse(String text) {
    if (text.startsWith(HRS)) {
      return new Harmonic(Metric.parse(text.substring(HRS.length())));
    }
    return Corruption.named(text)
        .<AccuracyTerm>map(Severities::new)
        .orElseGet(() -> new Single(Metric.parse(text)));
  }
}
