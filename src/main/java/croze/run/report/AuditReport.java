package croze.run.report;

import croze.data.ProjectRoot;
import croze.data.file.WritePermission;
import croze.report.AuditText;
import croze.report.ReportFolder;
import croze.report.frame.AuditFrame;
import croze.run.RunListener;
import croze.study.audit.Audit;
import croze.study.audit.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paper's printed figures against each other, shown and written. */
public final class AuditReport {
  private static final Path PLAN = ProjectRoot.resolve("experiments/paper/audit.yaml");
  private static final String WHAT = "an audit of croze";

  private AuditReport() {}

  /**
   * @param results folder below which it is written
   * @throws croze.InvalidInputException if something that is not ours would be overwritten
   */
  public static void run(Path results, RunListener listener) {
    Path folder = results.resolve("audit");
    WritePermission.of(
        folder.resolve("audit.csv"),
        new WritePermission.Kind(WHAT, head -> head.startsWith("table,row,column,")));
    WritePermission.of(
        folder.resolve("audit.md"),
        new WritePermission.Kind(WHAT, head -> head.startsWith("# Audit of ")));
    List<Finding> findings = Audit.run(PLAN);
    listener.print(AuditText.console(findings));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("audit.csv", ReportFolder.csv(AuditFrame.of(findings)));
    files.put("audit.md", AuditText.markdown(findings));
    ReportFolder.write(folder, files).forEach(listener::print);
  }
}
