package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.proxy.Proxies;
import croze.run.report.TableExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze export}: all that is known, as one table. */
@Command(name = "export")
final class ExportCommand extends ConsoleCommand {
  @Option(names = "--proxies", paramLabel = "PROXY", defaultValue = "baselines,croze")
  private String proxies;

  @Option(names = "--metrics", paramLabel = "METRIC", split = ",")
  private List<String> metrics;

  @Option(names = "--benchmark", paramLabel = "NAME")
  private String benchmark;

  @Option(names = "--unique")
  private boolean unique;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv")
  private TableExport.Format format;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;

  @Override
  void run(Console console) {
    new TableExport(
            Proxies.parse(proxies),
            datasetsOption.datasets(),
            Optional.ofNullable(metrics),
            Optional.ofNullable(benchmark),
            unique,
            format,
            Optional.ofNullable(out),
            resultOptions.results())
        .run(DataFolder.standard(), console);
  }
}
