package croze.run.check;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.image.ImageSet;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.compare.CsvTable;
import croze.report.compare.TableComparison;
import croze.run.RunListener;
import croze.run.score.FreshScores;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.study.ExperimentReader;
import croze.sweep.export.SweepFiles;
import croze.sweep.task.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A keyed sample of the committed scores of CIFAR-10 in the published setting, by the proxies of
 * Table 2, recomputed.
 */
final class SampleCheck {
  /** Another order than that of sweeps, so that the sample is not their beginning. */
  private static final long SEED = 64;

  private static final String STUDY = "table2";

  private final Path csv;
  private final Path experiments;
  private final int sample;
  private final int workers;
  private final DataFolder folder;

  /**
   * @param results folder of all results
   * @param experiments folder of the experiment files
   * @param sample how many architectures at most
   * @throws InvalidInputException if that is less than 1
   */
  SampleCheck(Path results, Path experiments, int sample, int workers, DataFolder folder) {
    if (sample < 1) {
      throw new InvalidInputException(
          "sample %d: expected a number of architectures from 1".formatted(sample));
    }
    this.csv = SweepFiles.of(results, Setting.PUBLISHED).csv();
    this.experiments = experiments;
    this.sample = sample;
    this.workers = workers;
    this.folder = folder;
  }

  /**
   * @throws InvalidInputException if there are no such scores
   */
  CheckOutcome.Part outcome(RunListener listener) {
    if (!Files.isRegularFile(csv)) {
      throw new InvalidInputException(
          "%s is missing: no committed scores to compare; make table2 makes them".formatted(csv));
    }
    CsvTable committed = CsvTable.read(csv);
    List<Proxy> proxies = proxies(experiments);
    Set<String> names = proxies.stream().map(Proxy::name).collect(Collectors.toSet());
    List<Integer> indices = sampled(committed, proxies);
    if (indices.isEmpty()) {
      throw new InvalidInputException(
          "%s: no architecture has the scores of all of %s; make table2 makes them"
              .formatted(csv, String.join(", ", names)));
    }
    Set<String> chosen = indices.stream().map(i -> "" + i).collect(Collectors.toSet());
    if (!folder.has(ImageSet.file(Setting.PUBLISHED.dataset()))) {
      return CheckOutcome.Part.unchecked(
          "scores of %d architectures".formatted(indices.size()),
          folder.missing(List.of(ImageSet.file(Setting.PUBLISHED.dataset()))).line());
    }
    CsvTable expected = committed.part(names::contains, key -> chosen.contains(key.get(0)));
    CsvTable recomputed =
        FreshScores.of(
            Setting.PUBLISHED,
            Selection.of(Setting.PUBLISHED.space(), indices, "a sample of " + csv),
            proxies,
            workers,
            folder,
            listener,
            CsvTable::read);
    return new CheckOutcome.Part(
        "scores of %d architectures".formatted(indices.size()),
        TableComparison.of(csv.getFileName().toString(), expected, recomputed),
        Optional.empty());
  }

  /** The first in a keyed order of those that have all scores. */
  private List<Integer> sampled(CsvTable committed, List<Proxy> proxies) {
    Map<Integer, Map<String, String>> whole = new LinkedHashMap<>();
    committed.lines().forEach((key, line) -> whole.put(Integer.parseInt(key.get(0)), line));
    SearchSpace space = Setting.PUBLISHED.space();
    return space.sample(space.size().orElseThrow(), SEED).stream()
        .map(architecture -> space.index(architecture).orElseThrow())
        .filter(whole::containsKey)
        .filter(
            index ->
                proxies.stream()
                    .allMatch(p -> !whole.get(index).getOrDefault(p.name(), "").isEmpty()))
        .limit(sample)
        .toList();
  }

  /** The proxies of Table 2. */
  static List<Proxy> proxies(Path experiments) {
    return ExperimentReader.read(experiments, STUDY).proxies().stream()
        .map(Proxies::named)
        .toList();
  }
}
