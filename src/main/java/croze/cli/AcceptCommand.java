package croze.cli;

import croze.data.DataFolder;
import croze.report.ReportFolder;
import croze.report.compare.CommittedTable;
import croze.report.compare.CsvTable;
import croze.report.compare.Expectations;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code croze accept}: what is there is what is expected from now on. */
@Command(
    name = "accept",
    description =
        "Takes the committed tables and scores, and the scores that need no data as they are computed now,"
            + " as what croze check expects.")
final class AcceptCommand implements Callable<Integer> {
  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, CsvTable> tables = new TreeMap<>();
    for (String study : folders.studies()) {
      tables.putAll(CommittedTable.read(folders.results(), study).tables());
    }
    Expectations expectations = folders.expectations();
    PrintWriter out = spec.commandLine().getOut();
    for (String name : expectations.names()) {
      if (!tables.containsKey(name)) {
        out.println("no longer expected: " + expectations.delete(name));
      }
    }
    CsvTable synthetic =
        SyntheticCheck.computed(
            folders.experiments(),
            workers.workers(),
            DataFolder.standard(),
            spec.commandLine().getErr());
    ReportFolder.write(
            expectations.folder(), Expectations.accepting(folders.results(), tables, synthetic))
        .forEach(out::println);
    out.flush();
    return 0;
  }
}
