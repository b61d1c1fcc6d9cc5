package croze.run.check;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.compare.CommittedTable;
import croze.run.study.SweepScores;
import croze.score.Setting;
import croze.space.ListedSpace;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import croze.sweep.export.Export;
import croze.sweep.export.SweepFiles;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scores that a committed table was made from, read from the committed exports; nothing is
 * scored.
 */
final class CommittedScores implements ScoreSource {
  private final CommittedTable table;
  private final Setting base;
  private final Selection selection;
  private final Path results;
  private final DataFolder folder;
  private final Map<Path, Scores> exports;

  /**
   * @param selection the architectures that the table is of
   * @param exports the exports that have been read, to be read once for all tables
   */
  CommittedScores(
      CommittedTable table,
      Selection selection,
      Path results,
      DataFolder folder,
      Map<Path, Scores> exports) {
    this.table = table;
    this.base = base(table);
    this.selection = selection;
    this.results = results;
    this.folder = folder;
    this.exports = exports;
  }

  /**
   * What the table's settings have in common: what an experiment does not set itself. Where they
   * differ, the experiment's rows say what each has.
   */
  private static Setting base(CommittedTable table) {
    Setting base = Setting.PUBLISHED;
    for (String field : base.fields().keySet()) {
      Set<String> values =
          table.settings().values().stream().map(s -> s.get(field)).collect(Collectors.toSet());
      if (values.size() == 1) {
        base = base.with(field, values.iterator().next());
      }
    }
    return base;
  }

  @Override
  public int[] asked() {
    return selection.ascending();
  }

  @Override
  public ScoreColumns scores(Dataset dataset, Map<String, String> changes, List<String> names) {
    Setting setting = base.with("dataset", dataset.id()).with(changes);
    List<Proxy> proxies = names.stream().map(Proxies::named).toList();
    return names.stream().anyMatch(this::needsNetwork)
        ? read(setting, names)
        : SweepScores.counted(setting, selection.space(), proxies, folder);
  }

  private ScoreColumns read(Setting setting, List<String> names) {
    SweepFiles files = SweepFiles.of(results, setting);
    Path csv = files.export().orElseThrow(() -> missing(files.csv()));
    // Not by its hash: a check reports what differs.
    Scores scores = exports.computeIfAbsent(csv, path -> Export.read(path, setting.space()));
    return ScoreColumns.of(
        scores.covered(selection, names).ascending(),
        names,
        (index, name) ->
            scores
                .get(selection.space().at(index), name)
                .orElseThrow(
                    () ->
                        missing(
                            "%s has no score of architecture %s by %s"
                                .formatted(csv, index, name))));
  }

  /** Scores of listed architectures name rows of tables that are not ours to pass on. */
  private InvalidInputException missing(Path csv) {
    return selection.space() instanceof ListedSpace
        ? new MissingFileException(
            csv.toString(),
            csv
                + " is not here: it names the architectures of a published table, so this"
                + " repository has no copy")
        : missing(csv + " is missing");
  }

  private InvalidInputException missing(String what) {
    return new InvalidInputException(
        "%s, from which %s was made; commit it, or make the table again with croze study %s --archs %s"
            .formatted(what, results.resolve(table.study()), table.study(), table.architectures()));
  }
}
