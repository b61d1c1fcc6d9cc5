package croze.figure;

import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Corruption;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.stats.HarmonicRobustnessScore;
import croze.train.Protocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The columns of the paper's Table 6: mean accuracies, as shares, of the networks of a group, on
 * networks that were trained here.
 *
 * @param accuracies made here
 * @param protocol how these networks were trained and measured
 * @param paper the paper's Table 6, in percent
 */
record GroupAccuracies(ArchitectureCsv accuracies, Protocol protocol, Path paper) {
  private static final int SEVERITY = 3;

  /**
   * A value for each column of which every network of the group has the accuracies.
   *
   * @param group what the values are called
   * @param row of the paper's table
   * @param members indices of the group's networks
   */
  List<Figure.Value> of(String group, String row, List<Integer> members) {
    CsvRow printed =
        CsvFile.read(paper).rows().stream()
            .filter(r -> r.text("group").equals(row))
            .findFirst()
            .orElseThrow();
    List<Figure.Value> values = new ArrayList<>();
    columns(members)
        .forEach(
            (column, value) ->
                value.ifPresent(
                    mean ->
                        values.add(
                            new Figure.Value(
                                column.label(),
                                group,
                                mean,
                                Double.NaN,
                                Double.NaN,
                                printed.finite(column.printed()) / 100,
                                members.size()))));
    return values;
  }

  private record Column(String label, String printed) {}

  private Map<Column, OptionalDouble> columns(List<Integer> members) {
    Map<Column, OptionalDouble> columns = new LinkedHashMap<>();
    if (protocol.adversary() != null) {
      columns.put(new Column("Clean", "at/clean"), mean(members, "clean"));
      columns.put(new Column("PGD 8", "at/pgd"), mean(members, "pgd@8"));
      columns.put(new Column("HRS PGD 8", "at/hrs_pgd"), harmonic(members, "pgd@8"));
      columns.put(new Column("FGSM 8", "at/fgsm"), mean(members, "fgsm@8"));
      columns.put(new Column("HRS FGSM 8", "at/hrs_fgsm"), harmonic(members, "fgsm@8"));
    } else {
      OptionalDouble corrupted = corrupted(members);
      OptionalDouble pgd = mean(members, "pgd@1");
      OptionalDouble fgsm = mean(members, "fgsm@8");
      columns.put(new Column("Clean", "st/clean"), mean(members, "clean"));
      columns.put(new Column("Corruptions, severity " + SEVERITY, "st/cc"), corrupted);
      columns.put(new Column("PGD 1", "st/pgd"), pgd);
      columns.put(new Column("FGSM 8", "st/fgsm"), fgsm);
      columns.put(
          new Column("Mean of the three", "st/avg_rob"), mean(List.of(corrupted, pgd, fgsm)));
    }
    return columns;
  }

  private OptionalDouble mean(List<Integer> members, String column) {
    return mean(members.stream().map(index -> of(index, column)).toList());
  }

  /** The mean over networks of each one's score. */
  private OptionalDouble harmonic(List<Integer> members, String column) {
    return mean(
        members.stream()
            .map(
                index -> {
                  OptionalDouble clean = of(index, "clean");
                  OptionalDouble robust = of(index, column);
                  return clean.isPresent() && robust.isPresent()
                      ? OptionalDouble.of(
                          HarmonicRobustnessScore.of(clean.getAsDouble(), robust.getAsDouble()))
                      : OptionalDouble.empty();
                })
            .toList());
  }

  /** The mean over all 15 corruptions, of which the protocol measures means over several. */
  private OptionalDouble corrupted(List<Integer> members) {
    List<OptionalDouble> each =
        protocol.evaluation().stream()
            .filter(e -> e.epoch() == null)
            .flatMap(
                e ->
                    Collections.nCopies(e.corruptions(SEVERITY), mean(members, e.column()))
                        .stream())
            .toList();
    return each.size() == Corruption.values().length ? mean(each) : OptionalDouble.empty();
  }

  /** Empty if one of them is. */
  private static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream().allMatch(OptionalDouble::isPresent)
        ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
        : OptionalDouble.empty();
  }

  private OptionalDouble of(int index, String column) {
    ArchitectureCsv.Column found = accuracies.columns().get(column);
    if (found == null || !found.mean().present().get(index)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(found.mean().byIndex()[index]);
  }
}
