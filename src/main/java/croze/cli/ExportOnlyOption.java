package croze.cli;

import croze.data.DataFolder;
import croze.sweep.SweepJob;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option of sweeps to write what is there in place of computing. */
final class ExportOnlyOption {
  @Option(
      names = "--export-only",
      description =
          "Compute nothing: write export and manifest of what the log has, of a sweep that was killed"
              + " or is running.")
  private boolean given;

  boolean given() {
    return given;
  }

  /** Runs the sweep, or writes what there is of it; prints the files. */
  void run(SweepJob job, PrintWriter out, PrintWriter err) {
    DataFolder folder = DataFolder.standard();
    if (given) {
      out.println(job.export(folder));
      out.flush();
    } else {
      SweepConsole.sweep(job, folder, out, err);
    }
  }
}
