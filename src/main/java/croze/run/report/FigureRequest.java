package croze.run.report;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.data.file.WritePermission;
import croze.figure.Figure;
import croze.figure.FigurePlan;
import croze.figure.Figures;
import croze.image.Dataset;
import croze.report.FigureReport;
import croze.report.ReportFolder;
import croze.report.plot.FigureChart;
import croze.report.plot.Picture;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.space.nb201.NasBench201;
import croze.stats.resample.Bootstrap;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure of the paper about trained networks, as someone asks for it.
 *
 * @param number 4, 5, 6 or 7
 * @param plan what its file says
 * @param protocol how the networks were trained; by default as its file says
 * @param publish whether it is written where results are published
 */
public record FigureRequest(
    String number, FigurePlan plan, Optional<String> protocol, boolean publish) {
  private static final Path EXPERIMENTS = ProjectRoot.resolve("experiments");
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a figure of croze",
          head -> head.startsWith("group,series,") || head.startsWith("# Figure"));

  /**
   * @throws InvalidInputException if there is no such figure
   */
  public static FigureRequest of(String number, Optional<String> protocol, boolean publish) {
    return new FigureRequest(number, FigurePlan.read(EXPERIMENTS, number), protocol, publish);
  }

  /**
   * Makes it, shows it and writes its files.
   *
   * @throws InvalidInputException if the protocol is of other networks, too few are trained, or
   *     something that is not ours would be overwritten
   */
  public void run(DataFolder data, RunListener listener) {
    TrainingSetting setting = setting();
    ResultFolders results = ResultFolders.STANDARD;
    Path networks =
        results.own().resolve("networks").resolve(setting.dataset().id()).resolve(setting.stem());
    Figures figures =
        new Figures(
            new TrainingTask(setting, networks),
            plan.title(),
            data,
            EXPERIMENTS,
            Bootstrap.DEFAULT);
    Path folder = (publish ? results.published() : results.own()).resolve("figure" + number);
    for (String ending : List.of(".csv", ".md")) {
      WritePermission.of(folder.resolve("figure" + number + ending), KIND);
    }
    write(
        switch (number) {
          case "4" -> figures.deviation();
          case "6" -> figures.consistency();
          default -> figures.predictiveness();
        },
        folder,
        listener);
  }

  private TrainingSetting setting() {
    String name = protocol.orElse(plan.protocol());
    TrainingSetting setting =
        new TrainingSetting(
            new NasBench201(),
            Dataset.CIFAR10,
            Protocols.name(name),
            Protocols.read(name),
            0,
            "cpu");
    boolean adversarial = setting.protocol().adversary() != null;
    if (number.equals("7") != adversarial && List.of("5", "7").contains(number)) {
      throw new InvalidInputException(
          "figure %s is about %s networks, and protocol %s makes others"
              .formatted(
                  number,
                  number.equals("7") ? "adversarially trained" : "standard-trained",
                  setting.name()));
    }
    return setting;
  }

  private static void write(Figure figure, Path folder, RunListener listener) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(figure.name() + ".csv", ReportFolder.csv(FigureReport.frame(figure)));
    files.put(figure.name() + ".md", FigureReport.markdown(figure));
    List<Path> written = ReportFolder.write(folder, files);
    List<Path> pictures = Picture.writeAll(List.of(FigureChart.of(figure)), folder, listener::say);
    listener.print(FigureReport.markdown(figure));
    written.forEach(listener::print);
    pictures.forEach(listener::print);
  }
}
