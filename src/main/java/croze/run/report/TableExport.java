package croze.run.report;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.evaluate.JoinedTable;
import croze.evaluate.Targets;
import croze.image.Dataset;
import croze.proxy.api.Proxy;
import croze.report.ReportFolder;
import croze.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * An export of scores and accuracies as one table, a row an architecture, as someone asks for it.
 *
 * @param metrics names of accuracies; empty for the usual ones of each benchmark
 * @param benchmark of which every accuracy is taken; not together with metrics
 * @param unique whether there is one row for each class of isomorphic cells
 * @param out a new file; empty to show the table
 * @param results folder of the published scores
 */
public record TableExport(
    List<Proxy> proxies,
    List<Dataset> datasets,
    Optional<List<String>> metrics,
    Optional<String> benchmark,
    boolean unique,
    Format format,
    Optional<Path> out,
    Path results) {

  /** The forms of the table. */
  public enum Format {
    CSV,
    /** A JSON object a line. */
    JSONL
  }

  /**
   * @throws InvalidInputException if the file exists, or both metrics and a benchmark are given
   */
  public TableExport {
    out.ifPresent(WritePermission::ofNew);
    if (benchmark.isPresent() && metrics.isPresent()) {
      throw new InvalidInputException("--benchmark and --metrics exclude each other; give one");
    }
  }

  /**
   * Shows or writes the table.
   *
   * @throws InvalidInputException if a name is unknown or a file is broken
   */
  public void run(DataFolder data, RunListener listener) {
    Benchmarks benchmarks = new Benchmarks(data);
    Targets targets =
        benchmark.isPresent()
            ? Targets.everything(benchmarks, datasets, benchmark)
            : Targets.published(benchmarks, datasets, metrics);
    targets.remarks().forEach(listener::say);
    if (targets.all().isEmpty()) {
      listener.say(
          "there are no accuracies: the table has scores only; 'croze data fetch' brings the"
              + " published tables");
    }
    Table table =
        JoinedTable.of(
            results, datasets, proxies.stream().map(Proxy::name).toList(), targets.all(), unique);
    String text =
        format == Format.CSV
            ? ReportFolder.csv(table)
            : table.stream().map(JoinedTable::json).collect(Collectors.joining("\n", "", "\n"));
    if (out.isEmpty()) {
      listener.show(text);
    } else {
      WholeFile.write(out.get(), text);
    }
  }
}
