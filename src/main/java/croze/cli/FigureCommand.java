package croze.cli;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.data.WritePermission;
import croze.figure.Figure;
import croze.figure.Figures;
import croze.image.Dataset;
import croze.report.FigureReport;
import croze.report.ReportFolder;
import croze.report.plot.FigureChart;
import croze.report.plot.Picture;
import croze.run.ResultFolders;
import croze.space.nb201.NasBench201;
import croze.stats.Bootstrap;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze figure 5}: a figure of the paper about trained networks. */
@Command(
    name = "figure",
    description =
        "Makes Figure 4, 5, 6 or 7 of the paper on networks that croze train has trained here"
            + " (results/local/networks).")
final class FigureCommand implements Callable<Integer> {
  private static final Path PAPER = ProjectRoot.resolve("experiments/paper/predictiveness.csv");
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a figure of croze",
          head -> head.startsWith("group,series,") || head.startsWith("# Figure"));

  @Parameters(paramLabel = "NUMBER", description = "4, 5, 6 or 7.")
  private String number;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "How the networks were trained: mini by default, for 7 mini-adversarial.")
  private String protocol;

  @Option(
      names = "--publish",
      description = "Write results, which are published, in place of results/local.")
  private boolean publish;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!List.of("4", "5", "6", "7").contains(number)) {
      throw new InvalidInputException(
          "figure %s: expected 4, 5, 6 or 7, those about trained networks".formatted(number));
    }
    String name = protocol != null ? protocol : number.equals("7") ? "mini-adversarial" : "mini";
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
    ResultFolders results = ResultFolders.STANDARD;
    TrainingTask task =
        new TrainingTask(
            setting,
            results
                .own()
                .resolve("networks")
                .resolve(setting.dataset().id())
                .resolve(setting.stem()));
    Figures figures = new Figures(task, DataFolder.standard(), PAPER, Bootstrap.DEFAULT);
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
        folder);
    return 0;
  }

  private void write(Figure figure, Path folder) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(figure.name() + ".csv", ReportFolder.csv(FigureReport.frame(figure)));
    files.put(figure.name() + ".md", FigureReport.markdown(figure));
    List<Path> written = new ArrayList<>(ReportFolder.write(folder, files));
    PrintWriter err = spec.commandLine().getErr();
    written.addAll(
        Picture.writeAll(
            List.of(FigureChart.of(figure)), folder, remark -> err.println("croze: " + remark)));
    PrintWriter out = spec.commandLine().getOut();
    out.println(FigureReport.markdown(figure));
    written.forEach(out::println);
    out.flush();
  }
}
