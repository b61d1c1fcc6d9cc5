package croze.cli;

import croze.proxy.Proxies;
import croze.run.report.TableExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze export}: all that is known, as one table. */
final class ExportCommand {
  @Command(name = "export")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--proxies", paramLabel = "PROXY", defaultValue = "baselines,croze")
          String proxies,
      @Option(names = "--metrics", paramLabel = "METRIC", split = ",") List<String> metrics,
      @Option(names = "--benchmark", paramLabel = "NAME") Optional<String> benchmark,
      @Option(names = "--unique") boolean unique,
      @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv")
          TableExport.Format format,
      @Option(names = "--out", paramLabel = "FILE") Path out,
      @Mixin DatasetsOption datasets,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results) {
    new TableExport(
            Proxies.parse(proxies),
            datasets.datasets(),
            Optional.ofNullable(metrics),
            benchmark,
            unique,
            format,
            Optional.ofNullable(out),
            results)
        .run(call.data(), call.console());
  }
}
