package croze.run.report;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.data.DataFolder;
import croze.data.file.WritePermission;
import croze.image.Dataset;
import croze.report.PilotReport;
import croze.report.ReportFolder;
import croze.report.plot.Picture;
import croze.report.plot.PilotChart;
import croze.report.plot.PilotCurves;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.stats.resample.Bootstrap;
import croze.study.pilot.PilotLine;
import croze.train.Protocols;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The question how much training a rank needs: how well the networks trained here, by each protocol
 * of the embedded benchmark, rank architectures as the published ones do, against their cost.
 *
 * @param results the folders of which one is written
 * @param plan resamples of the intervals
 */
public record PilotRequest(Dataset dataset, ResultFolders results, Bootstrap plan) {
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "the pilot study of croze",
          head -> head.startsWith("protocol,") || head.startsWith("# How much training"));

  /**
   * Makes it, shows it and writes its files.
   *
   * @param publish whether they are written where results are published
   * @throws InvalidInputException if there are no networks, or something that is not ours would be
   *     overwritten
   */
  public void run(boolean publish, DataFolder data, RunListener listener) {
    Path folder = (publish ? results.published() : results.own()).resolve("pilot");
    for (String file : List.of("pilot.csv", "pilot-samples.csv", "pilot.md")) {
      WritePermission.of(folder.resolve(file), KIND);
    }
    List<PilotLine> lines = lines(data);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pilot.csv", ReportFolder.csv(PilotReport.frame(lines)));
    files.put("pilot-samples.csv", ReportFolder.csv(PilotReport.samples(lines)));
    files.put("pilot.md", PilotReport.markdown(lines));
    List<Path> written = ReportFolder.write(folder, files);
    List<Path> pictures = Picture.writeAll(pictures(lines), folder, listener::say);
    listener.print(PilotReport.markdown(lines));
    written.forEach(listener::print);
    pictures.forEach(listener::print);
  }

  private static List<Picture> pictures(List<PilotLine> lines) {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(PilotChart.of(lines));
    pictures.addAll(PilotCurves.of(lines));
    return pictures;
  }

  private List<PilotLine> lines(DataFolder data) {
    Benchmarks benchmarks = new Benchmarks(data);
    List<PilotLine> lines = new ArrayList<>();
    for (String protocol : EmbeddedBenchmark.protocols(data, dataset)) {
      if (Protocols.names().contains(protocol)) {
        lines.addAll(
            PilotLine.of(
                protocol,
                Protocols.read(protocol),
                dataset,
                EmbeddedBenchmark.load(data, dataset, protocol),
                benchmarks,
                plan));
      }
    }
    if (lines.isEmpty()) {
      throw new InvalidInputException(
          "%s has no networks of %s yet: croze train --protocol pilot --archs experiments/architectures/pilot.txt trains some, croze train --protocol pilot --publish puts them there"
              .formatted(EmbeddedBenchmark.folder(data), dataset.id()));
    }
    lines.sort(
        Comparator.comparingDouble(PilotLine::coreSeconds).thenComparing(PilotLine::protocol));
    return lines;
  }
}
