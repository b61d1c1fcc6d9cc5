package croze.run.check;

import croze.data.DataFolder;
import croze.report.compare.CsvTable;
import croze.report.compare.Expectations;
import croze.report.compare.TableComparison;
import croze.run.RunListener;
import croze.run.score.FreshScores;
import croze.score.Setting;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Scores that anyone can make again without data: some architectures by the proxies of Table 2,
 * from synthetic images.
 */
final class SyntheticCheck {
  private static final Setting SETTING = Setting.PUBLISHED.with("batch", "synthetic:0");
  static final int ARCHITECTURES = 32;

  private SyntheticCheck() {}

  /** The scores as they are computed now. */
  static CsvTable computed(
      Path experiments, int architectures, int workers, DataFolder folder, RunListener listener) {
    return FreshScores.of(
        SETTING,
        Selection.parse(SETTING.space(), Integer.toString(architectures)),
        SampleCheck.proxies(experiments),
        workers,
        folder,
        listener,
        CsvTable::read);
  }

  static CheckOutcome.Part outcome(
      Path experiments,
      Expectations expectations,
      int architectures,
      int workers,
      DataFolder folder,
      RunListener listener) {
    Optional<CsvTable> expected = expectations.table(Expectations.SYNTHETIC_SCORES);
    String name = "scores of %d architectures from synthetic images".formatted(architectures);
    return expected
        .map(
            table ->
                new CheckOutcome.Part(
                    name,
                    TableComparison.of(
                        Expectations.SYNTHETIC_SCORES,
                        table,
                        computed(experiments, architectures, workers, folder, listener)),
                    Optional.empty()))
        .orElseGet(
            () ->
                CheckOutcome.Part.unchecked(
                    name,
                    "%s expects no %s.csv; croze accept makes it"
                        .formatted(expectations.folder(), Expectations.SYNTHETIC_SCORES)));
  }
}
