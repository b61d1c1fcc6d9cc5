package croze.cli;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.data.DataFolder;
import croze.data.WritePermission;
import croze.image.Dataset;
import croze.report.PilotReport;
import croze.report.ReportFolder;
import croze.report.plot.Picture;
import croze.report.plot.PilotChart;
import croze.run.ResultFolders;
import croze.stats.Bootstrap;
import croze.study.pilot.PilotLine;
import croze.train.Protocols;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze pilot}: how much training a rank needs. */
@Command(
    name = "pilot",
    description =
        "Says how well the networks trained here, by each protocol that nasbench-data/embedded has,"
            + " rank architectures as the published ones do, against their cost.")
final class PilotCommand implements Callable<Integer> {
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "the pilot study of croze",
          head -> head.startsWith("protocol,") || head.startsWith("# How much training"));

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "cifar10",
      description = "cifar10 (default) or cifar100.")
  private String dataset;

  @Option(
      names = "--publish",
      description = "Write results/pilot, which is published, in place of results/local/pilot.")
  private boolean publish;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ResultFolders results = ResultFolders.STANDARD;
    return run(
        DataFolder.standard(), publish ? results.published() : results.own(), Bootstrap.DEFAULT);
  }

  int run(DataFolder data, Path results, Bootstrap plan) {
    Dataset of = Dataset.ofId(dataset == null ? "cifar10" : dataset);
    Path folder = results.resolve("pilot");
    for (String file : List.of("pilot.csv", "pilot-samples.csv", "pilot.md")) {
      WritePermission.of(folder.resolve(file), KIND);
    }
    Benchmarks benchmarks = new Benchmarks(data);
    List<PilotLine> lines = new ArrayList<>();
    for (String protocol : EmbeddedBenchmark.protocols(data, of)) {
      if (Protocols.names().contains(protocol)) {
        lines.addAll(
            PilotLine.of(
                protocol,
                Protocols.read(protocol),
                of,
                EmbeddedBenchmark.load(data, of, protocol),
                benchmarks,
                plan));
      }
    }
    if (lines.isEmpty()) {
      throw new InvalidInputException(
          "%s has no networks of %s yet: croze train --protocol pilot --archs experiments/architectures/pilot.txt trains some, croze train --protocol pilot --publish puts them there"
              .formatted(EmbeddedBenchmark.folder(data), of.id()));
    }
    lines.sort(
        Comparator.comparingDouble(PilotLine::coreSeconds).thenComparing(PilotLine::protocol));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pilot.csv", ReportFolder.csv(PilotReport.frame(lines)));
    files.put("pilot-samples.csv", ReportFolder.csv(PilotReport.samples(lines)));
    files.put("pilot.md", PilotReport.markdown(lines));
    List<Path> written = new ArrayList<>(ReportFolder.write(folder, files));
    PrintWriter err = spec.commandLine().getErr();
    written.addAll(
        Picture.writeAll(
            List.of(PilotChart.of(lines)), folder, remark -> err.println("croze: " + remark)));
    PrintWriter out = spec.commandLine().getOut();
    out.println(PilotReport.markdown(lines));
    written.forEach(out::println);
    out.flush();
    return 0;
  }
}
