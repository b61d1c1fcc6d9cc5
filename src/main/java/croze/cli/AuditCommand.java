package croze.cli;

import croze.data.ProjectRoot;
import croze.data.WritePermission;
import croze.report.AuditFrame;
import croze.report.AuditText;
import croze.report.ReportFolder;
import croze.study.audit.Audit;
import croze.study.audit.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze audit}: the paper's printed figures against each other. */
@Command(
    name = "audit",
    description =
        "Recomputes the averages and scores that the paper prints, and compares what it prints more"
            + " than once.")
final class AuditCommand implements Callable<Integer> {
  private static final Path PLAN = ProjectRoot.resolve("experiments/paper/audit.yaml");

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results/local",
      description = "Folder that is written, by default ${DEFAULT-VALUE}.")
  private Path results;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path folder = results.resolve("audit");
    WritePermission.of(
        folder.resolve("audit.csv"),
        new WritePermission.Kind(
            "an audit of croze", head -> head.startsWith("table,row,column,")));
    WritePermission.of(
        folder.resolve("audit.md"),
        new WritePermission.Kind("an audit of croze", head -> head.startsWith("# Audit of ")));
    List<Finding> findings = Audit.run(PLAN);
    PrintWriter out = spec.commandLine().getOut();
    out.print(AuditText.console(findings));
    out.println();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("audit.csv", ReportFolder.csv(AuditFrame.of(findings)));
    files.put("audit.md", AuditText.markdown(findings));
    ReportFolder.write(folder, files).forEach(out::println);
    out.flush();
    return 0;
  }
}
