package croze.cli;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.evaluate.JoinedTable;
import croze.evaluate.Targets;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.report.ReportFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code croze export}: all that is known, as one table. */
@Command(
    name = "export",
    description =
        "Writes scores and accuracies as one table, a row an architecture, for pandas, R or a"
            + " spreadsheet. docs/reference/files.md explains the columns.")
final class ExportCommand implements Runnable {
  /** The forms of the table. */
  enum Format {
    CSV,
    JSONL
  }

  @Option(
      names = "--proxies",
      paramLabel = "PROXY",
      defaultValue = "baselines,croze",
      description = "Proxies and groups of them, by default ${DEFAULT-VALUE}; see croze proxies.")
  private String proxies;

  @Option(
      names = "--metrics",
      paramLabel = "METRIC",
      split = ",",
      description = "Accuracies; by default the usual ones of each benchmark. See croze metrics.")
  private List<String> metrics;

  @Option(
      names = "--benchmark",
      paramLabel = "NAME",
      description =
          "Every accuracy of one benchmark: robust-nas-bench-201, nas-robbench-201 or"
              + " nas-bench-201.")
  private String benchmark;

  @Option(names = "--unique", description = "One row for each class of isomorphic cells.")
  private boolean unique;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, or jsonl: a JSON object a line; by default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A new file; without, the table is printed.")
  private Path out;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (out != null) {
      WritePermission.ofNew(out);
    }
    if (benchmark != null && metrics != null) {
      throw new InvalidInputException("--benchmark and --metrics exclude each other; give one");
    }
    List<Dataset> chosen = datasetsOption.datasets();
    Benchmarks benchmarks = new Benchmarks(DataFolder.standard());
    Targets targets =
        benchmark != null
            ? Targets.everything(benchmarks, chosen, Optional.of(benchmark))
            : Targets.published(benchmarks, chosen, Optional.ofNullable(metrics));
    PrintWriter err = spec.commandLine().getErr();
    targets.remarks().forEach(remark -> err.println("croze: " + remark));
    if (targets.all().isEmpty()) {
      err.println(
          "croze: there are no accuracies: the table has scores only; 'croze data fetch' brings the published tables");
    }
    err.flush();
    Table table =
        JoinedTable.of(
            resultOptions.results(),
            chosen,
            Proxies.parse(proxies).stream().map(Proxy::name).toList(),
            targets.all(),
            unique);
    String text =
        format == Format.CSV
            ? ReportFolder.csv(table)
            : table.stream().map(JoinedTable::json).collect(Collectors.joining("\n", "", "\n"));
    if (out == null) {
      PrintWriter console = spec.commandLine().getOut();
      console.print(text);
      console.flush();
    } else {
      WholeFile.write(out, text);
    }
  }
}
