package croze.run.search;

import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.report.plot.CellDrawing;
import croze.report.plot.Picture;
import croze.report.plot.WalkChart;
import croze.run.RunListener;
import croze.score.Scorer;
import croze.score.Setting;
import croze.search.GenotypeWalk.Found;
import croze.search.WalkHistory;
import croze.search.WalkRun;
import croze.space.darts.Genotype;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search that was made.
 *
 * @param record what was searched and found
 * @param files the files that were written
 */
public record MadeSearch(SearchRecord record, List<Path> files) {
  private static final int EVERY = 50;

  /**
   * Searches, or goes on where it was stopped, and writes what was found.
   *
   * @throws croze.InvalidInputException if images are missing or broken, or something that is not
   *     ours would be overwritten
   */
  public static MadeSearch of(SearchRequest request, DataFolder data, RunListener listener) {
    Path folder = request.folder();
    SearchRecord.requirePermission(folder);
    Scorer.Source source = Scorer.source(request.setting(), List.of(request.proxy()), data);
    WalkHistory history = new WalkHistory(folder.resolve("history.csv"));
    int before = history.lines().size();
    listener.say(
        "%,d networks, %,d of them are scored: %s"
            .formatted(request.plan().evaluations(), before, folder.resolve("history.csv")));
    long start = System.nanoTime();
    WalkRun run =
        new WalkRun(
            request.variant(),
            request.plan(),
            source,
            request.proxy(),
            request.workers(),
            history,
            line -> progress(listener, line, request.plan().evaluations(), before, start));
    Found found = run.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    SearchRecord record =
        SearchRecord.of(request, run, found, seconds, history.lines().size() - before);
    List<Path> files = new ArrayList<>(List.of(folder.resolve("history.csv")));
    files.add(record.write(folder));
    files.add(drawing(folder.resolve("scored.svg"), "as scored", found.scored()));
    files.add(drawing(folder.resolve("returned.svg"), "as returned", found.returned()));
    files.addAll(Picture.writeAll(List.of(chart(request, history)), folder, listener::say));
    return new MadeSearch(record, List.copyOf(files));
  }

  private static void progress(
      RunListener listener, WalkHistory.Line line, int networks, int before, long start) {
    int done = line.evaluation() + 1;
    if (done % EVERY == 0) {
      double seconds = (System.nanoTime() - start) / 1e9 / (done - before);
      listener.say(
          String.format(
              Locale.ROOT,
              "%,d of %,d networks, round %d, %.2f s each, %.0f min left",
              done,
              networks,
              line.round(),
              seconds,
              seconds * (networks - done) / 60));
    }
  }

  private static Path drawing(Path file, String title, Genotype genotype) {
    WritePermission.of(file, CellDrawing.KIND);
    return WholeFile.write(
        file, CellDrawing.svg(title, List.of("normal cell", "reduction cell"), genotype.cells()));
  }

  private static Picture chart(SearchRequest request, WalkHistory history) {
    Setting setting = request.setting();
    return WalkChart.of(
        "history",
        "Search in darts, %s, %s, %,d networks, C = %d, %d cells"
            .formatted(
                request.variantName(),
                setting.dataset().label(),
                history.lines().size(),
                setting.macro().channels(),
                setting.macro().cells()),
        request.proxy().name(),
        history.lines().stream().mapToDouble(WalkHistory.Line::score).toArray());
  }
}
