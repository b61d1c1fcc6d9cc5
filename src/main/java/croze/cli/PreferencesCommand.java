package croze.cli;

import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.found.Preferences;
import croze.report.PreferenceReport;
import croze.report.plot.Picture;
import croze.report.plot.PreferenceChart;
import croze.run.PreferencesRequest;
import croze.run.ResultFolders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze preferences}: what proxies and accuracies put first. */
@Command(
    name = "preferences",
    description =
        "Says what the best hundredth by each proxy and by accuracy is made of, in both spaces, from"
            + " scores, searches and tables at hand.")
final class PreferencesCommand implements Callable<Integer> {
  @Option(
      names = "--publish",
      description = "Write results/preferences, which is published, in place of results/local.")
  private boolean publish;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ResultFolders results = ResultFolders.STANDARD;
    Path target = publish ? results.published() : results.own();
    Preferences preferences =
        new PreferencesRequest(results, new Benchmarks(DataFolder.standard())).preferences();
    List<Path> files = new ArrayList<>(PreferenceReport.write(target, preferences));
    PrintWriter err = spec.commandLine().getErr();
    files.addAll(
        Picture.writeAll(
            PreferenceChart.of(preferences),
            target.resolve(PreferenceReport.NAME),
            remark -> err.println("croze: " + remark)));
    PrintWriter out = spec.commandLine().getOut();
    out.println(PreferenceReport.markdown(preferences));
    files.forEach(out::println);
    out.flush();
    return 0;
  }
}
