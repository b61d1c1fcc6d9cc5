package croze.report;

import croze.benchmark.adversarial.AdversarialTraining;
import croze.benchmark.robust.StandardTraining;
import croze.report.frame.TableFrames;
import croze.report.text.CellText;
import croze.study.pilot.PilotLine;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The pilot study for analysts and readers: how much training a rank needs. */
public final class PilotReport {
  private static final String RHO = "0.0000";

  /** What a protocol is to reach, by published column. */
  private record Goal(String published, double rho) {}

  private static final List<Goal> GOALS =
      List.of(
          new Goal(StandardTraining.NAME + ":clean", .92),
          new Goal(StandardTraining.NAME + ":fgsm@8", .92),
          new Goal(AdversarialTraining.NAME + ":pgd@8", .85));

  private PilotReport() {}

  /** One line a protocol and column: {@code protocol, networks, core_seconds, column, …}. */
  public static Table frame(List<PilotLine> lines) {
    Table frame = Table.create("pilot");
    frame.addColumns(
        StringColumn.create("protocol", lines.stream().map(PilotLine::protocol)),
        IntColumn.create("networks", lines.stream().mapToInt(PilotLine::networks).toArray()),
        TableFrames.numbers(
            "core_seconds", "0.0", lines.stream().mapToDouble(PilotLine::coreSeconds).toArray()),
        StringColumn.create("column", lines.stream().map(PilotLine::column)),
        StringColumn.create("published", lines.stream().map(l -> l.agreement().published())),
        TableFrames.numbers(
            "rho", RHO, lines.stream().mapToDouble(l -> l.agreement().rho()).toArray()),
        TableFrames.numbers("low", RHO, lines.stream().mapToDouble(PilotReport::low).toArray()),
        TableFrames.numbers("high", RHO, lines.stream().mapToDouble(PilotReport::high).toArray()),
        TableFrames.numbers(
            "reliability", RHO, lines.stream().mapToDouble(PilotLine::reliability).toArray()));
    return frame;
  }

  /** One line a smaller number of networks: {@code protocol, column, size, low, high}. */
  public static Table samples(List<PilotLine> lines) {
    StringColumn protocol = StringColumn.create("protocol");
    StringColumn column = StringColumn.create("column");
    IntColumn size = IntColumn.create("size");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    for (PilotLine line : lines) {
      for (PilotLine.Sample sample : line.samples()) {
        protocol.append(line.protocol());
        column.append(line.column());
        size.append(sample.size());
        low.append(sample.low());
        high.append(sample.high());
      }
    }
    low.setPrintFormatter(TableFrames.formatter(RHO));
    high.setPrintFormatter(TableFrames.formatter(RHO));
    return Table.create("pilot-samples", protocol, column, size, low, high);
  }

  private static double low(PilotLine line) {
    return line.isJudged() ? line.agreement().low() : Double.NaN;
  }

  private static double high(PilotLine line) {
    return line.isJudged() ? line.agreement().high() : Double.NaN;
  }

  /** The study in Markdown, which a terminal shows as well. */
  public static String markdown(List<PilotLine> lines) {
    StringBuilder text = new StringBuilder("# How much training does a rank need?\n\n");
    text.append(
        "Spearman's ρ of accuracies of networks trained here with the published ones of the same architectures [95 % bootstrap interval];\nreliability by split halves of the test images; seconds of a thread a network, with its evaluation, as the machine went.\n\n");
    List<String> header =
        List.of("protocol", "networks", "core-s", "column", "ρ", "interval", "reliability");
    text.append("| ").append(String.join(" | ", header)).append(" |\n");
    text.append("| --- | --: | --: | --- | --: | --- | --: |\n");
    for (PilotLine line : lines) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.0f | %s | %s | %s to %s | %s |\n",
              line.protocol(),
              line.networks(),
              line.coreSeconds(),
              line.column(),
              value(line.agreement().rho()),
              value(low(line)),
              value(high(line)),
              value(line.reliability())));
    }
    List<String> goals = goals(lines);
    if (!goals.isEmpty()) {
      text.append('\n');
      goals.forEach(goal -> text.append("* ").append(goal).append('\n'));
    }
    return text.toString();
  }

  /** What each protocol says of the goals: reached, missed, or not decided by its interval. */
  private static List<String> goals(List<PilotLine> lines) {
    List<String> texts = new ArrayList<>();
    for (PilotLine line : lines) {
      Optional<Goal> goal =
          GOALS.stream()
              .filter(g -> g.published().equals(line.agreement().published()))
              .filter(g -> line.column().equals(line.measure()))
              .findFirst();
      goal.ifPresent(g -> texts.add(goal(line, g)));
    }
    return texts;
  }

  private static String goal(PilotLine line, Goal goal) {
    String found =
        "%s, %s: ρ %s over %d networks"
            .formatted(
                line.protocol(), line.column(), value(line.agreement().rho()), line.networks());
    if (!line.isJudged()) {
      return "%s, fewer than %d, are too few to say whether it reaches the goal of %s."
          .formatted(found, ResultTable.Coverage.LEAST_JUDGED, value(goal.rho()));
    }
    return "%s (%s to %s); the goal of %s is %s."
        .formatted(
            found,
            value(low(line)),
            value(high(line)),
            value(goal.rho()),
            low(line) >= goal.rho()
                ? "reached"
                : high(line) < goal.rho()
                    ? "missed"
                    : "neither reached nor missed by this interval");
  }

  private static String value(double rho) {
    String text = CellText.value(rho, Unit.CORRELATION);
    return text.isEmpty() ? "–" : text;
  }
}
