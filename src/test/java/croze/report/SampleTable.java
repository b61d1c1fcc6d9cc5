package croze.report;

import croze.image.Dataset;
import croze.stats.correlation.PairedDifference;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Row;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.ResultTable.Unit;
import croze.study.result.ResultTable.Wider;
import croze.study.result.View;
import java.util.List;
import java.util.Optional;

/** A small table that has one of everything: a sample, a gap, notes, ties for the best, a −0. */
public final class SampleTable {
  private static final Coverage SOME = new Coverage(2_000, 2_000, 15_625);
  private static final Coverage UNDEFINED = new Coverage(1_999, 2_000, 15_625);
  private static final Coverage ASIDE = new Coverage(60, 60, 15_625, false);
  private static final double NONE = Double.NaN;

  private SampleTable() {}

  public static ResultTable table() {
    Column clean = new Column(Dataset.CIFAR10, View.ALL, "clean", "Clean");
    Column noise = new Column(Dataset.CIFAR10, View.ALL, "noise", "Noise");
    Column fgsm = new Column(Dataset.IMAGENET16_120, View.ALL, "fgsm@4", "FGSM 4");
    return new ResultTable(
        "sample",
        "Sample: ρ",
        "NAS-RobBench-201",
        Unit.CORRELATION,
        "proxy",
        Optional.of("croze"),
        "effective_params",
        List.of(clean, noise, fgsm),
        List.of(
            new Row("params", "#Params", List.of()),
            new Row("snip", "SNIP", List.of("Not in the paper.")),
            new Row("croze", "CRoZe", List.of()),
            new Row("mine", "Mine", List.of())),
        List.of(
            List.of(
                cell(.747, .7474, wider(.75), test(-.08, .00012, .0012), SOME),
                cell(.131, .1309999999999, wider(.2), test(.01, .3, .3), SOME),
                gap(.627)),
            List.of(
                cell(NONE, .8196, Optional.empty(), test(-.0031, .5, 1), UNDEFINED),
                cell(NONE, -.0204, Optional.empty(), test(-.2, 1e-40, 2e-40), UNDEFINED),
                gap(NONE)),
            List.of(
                cell(.823, .8204, Optional.empty(), Optional.empty(), SOME),
                cell(.19, .1895, Optional.empty(), Optional.empty(), SOME),
                gap(.696)),
            List.of(
                cell(NONE, .9, Optional.empty(), Optional.empty(), ASIDE),
                cell(.5, .5, Optional.empty(), Optional.empty(), ASIDE),
                gap(NONE))),
        List.of(Dataset.CIFAR100),
        List.of("A remark on the whole."));
  }

  private static Cell cell(
      double paper,
      double measured,
      Optional<Wider> wider,
      Optional<PairedDifference> test,
      Coverage coverage) {
    Statistics statistics =
        new Statistics(measured - .01, measured + .012, measured * .75, 12, measured / 3, test);
    return new Cell(paper, measured, wider, Optional.of(statistics), coverage, List.of());
  }

  private static Optional<Wider> wider(double measured) {
    return Optional.of(new Wider(measured, 15_625));
  }

  private static Optional<PairedDifference> test(double difference, double p, double holm) {
    return Optional.of(
        new PairedDifference(difference, difference - .005, difference + .005, p, holm));
  }

  private static Cell gap(double paper) {
    return new Cell(
        paper,
        NONE,
        Optional.empty(),
        Optional.empty(),
        new Coverage(0, 0, 0),
        List.of("No such epsilon."));
  }
}
