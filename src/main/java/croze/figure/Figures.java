package croze.figure;

import croze.InvalidInputException;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.benchmark.file.ArchitectureCsv;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.space.Architecture;
import croze.stats.resample.Bootstrap;
import croze.study.result.ResultTable.Coverage;
import croze.train.TrainedNetworks;
import croze.train.TrainingImages;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures 4 to 7 of the paper, on networks that were trained here.
 *
 * @param task the training; its checkpoints are read
 * @param title what the figure shows, as its file says
 * @param folder where the images and the embedded benchmark are
 * @param experiments folder of the figures that the paper prints
 * @param plan resamples of the intervals
 */
public record Figures(
    TrainingTask task, String title, DataFolder folder, Path experiments, Bootstrap plan) {
  private static final int GROUP = 5;
  private static final int IMAGES = 100;

  private static final Map<String, String> LABELS =
      Map.of(
          "croze", "CRoZe",
          "croze_z", "Features",
          "croze_p", "Parameters",
          "croze_g", "Gradients",
          "croze-paper", "CRoZe Eq. 3–10");

  private static final Map<String, String> PRINTED =
      Map.of("croze", "croze", "croze_z", "feature", "croze_p", "parameter", "croze_g", "gradient");

  private static final List<String> LAYERS =
      List.of(
          "Layers: the last is the pooled vector before the linear layer, \"all\" the mean over"
              + " stem, stages and pooled vector; networks in evaluation mode.",
          "Perturbations: FGSM and PGD (10 steps of 2/255) at 8/255, 15 corruptions at severity %d, on %d test images."
              .formatted(PerturbedFeatures.SEVERITY, IMAGES));

  private TrainedNetworks networks() {
    TrainingSetting setting = task.setting();
    return new TrainedNetworks(
        task, TrainingImages.load(folder, setting.dataset(), setting.protocol().images()));
  }

  private boolean isAdversarial() {
    return task.setting().protocol().adversary() != null;
  }

  private String trained(int networks) {
    return "%d networks, %s, protocol %s"
        .formatted(
            networks,
            isAdversarial() ? "adversarially trained" : "standard-trained",
            task.setting().name());
  }

  /**
   * Figure 5, of adversarially trained networks Figure 7: ρ between a score before training and
   * after it.
   *
   * @throws InvalidInputException if no network is trained to the end, or images are missing
   */
  public Figure predictiveness() {
    String number = isAdversarial() ? "7" : "5";
    List<Figure.Value> values = new ArrayList<>();
    int n = 0;
    for (Predictiveness.Line line : Predictiveness.of(networks(), folder, plan)) {
      n = Math.max(n, line.estimate().n());
      boolean judged = line.estimate().n() >= Coverage.LEAST_JUDGED;
      values.add(
          new Figure.Value(
              LABELS.get(line.component()),
              line.state(),
              line.estimate().rho(),
              judged ? line.estimate().low() : Double.NaN,
              judged ? line.estimate().high() : Double.NaN,
              printed(number, line),
              line.estimate().n()));
    }
    List<String> remarks = new ArrayList<>();
    if (n < Coverage.LEAST_JUDGED) {
      remarks.add(
          "Fewer than %d networks are too few for intervals.".formatted(Coverage.LEAST_JUDGED));
    }
    remarks.add(
        "The paper does not say how the norms are treated: CRoZe and its parts read the trained"
            + " weights in the public code's network, which has none; CRoZe Eq. 3–10 reads the"
            + " network with its norms, on the statistics of the batch.");
    remarks.add("Each network is scored on 8 training images of its own, the same in all states.");
    return new Figure("figure" + number, title + ", " + trained(n), "ρ", values, remarks);
  }

  private double printed(String number, Predictiveness.Line line) {
    for (CsvRow row : CsvFile.read(experiments.resolve("paper/predictiveness.csv")).rows()) {
      if (row.text("figure").equals(number)
          && row.text("component").equals(PRINTED.get(line.component()))
          && row.text("reference_state").equals(line.state())) {
        return row.finite("rho");
      }
    }
    return Double.NaN;
  }

  /**
   * Figure 6: how alike the features of clean and perturbed images are, in the networks that CRoZe
   * puts first and last before training; beside it the accuracies of both, as in Table 6.
   *
   * @throws InvalidInputException as {@link #predictiveness}, or if there are fewer than ten
   */
  public Figure consistency() {
    TrainedNetworks networks = networks();
    List<Architecture> ranked = byCroze(networks);
    if (ranked.size() < 2 * GROUP) {
      throw new InvalidInputException(
          "figure 6 compares the first %d of CRoZe with the last %d, and only %d networks of protocol %s are trained to the end"
              .formatted(GROUP, GROUP, ranked.size(), task.setting().name()));
    }
    Map<String, List<Architecture>> groups = new LinkedHashMap<>();
    groups.put("top 5", ranked.subList(0, GROUP));
    groups.put("bottom 5", ranked.subList(ranked.size() - GROUP, ranked.size()));
    GroupAccuracies accuracies =
        new GroupAccuracies(
            accuracies(), task.setting().protocol(), experiments.resolve("paper/table6.csv"));
    List<Figure.Value> values = new ArrayList<>();
    List<Figure.Value> beside = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          beside.addAll(
              accuracies.of(
                  group, group.replace(" ", ""), members.stream().map(this::index).toList()));
          List<PerturbedFeatures> features = members.stream().map(a -> at(networks, a)).toList();
          values.addAll(new GroupConsistency(group, features).values());
        });
    return new Figure(
        "figure6",
        title + ", " + trained(ranked.size()),
        "cosine",
        values,
        "accuracy",
        beside,
        List.of(
            LAYERS.get(0),
            LAYERS.get(1),
            "Top and bottom by CRoZe before training; none is left out for its robust accuracy.",
            "Accuracies are the columns of Table 6, of networks of another scale than the"
                + " paper's."));
  }

  /**
   * Figure 4: how much the features change with the perturbation, in the network that is best under
   * FGSM, the one that is best under PGD, and the one that CRoZe chooses.
   *
   * @throws InvalidInputException as {@link #predictiveness}, or if the embedded benchmark lacks
   *     the networks' accuracies
   */
  public Figure deviation() {
    TrainedNetworks networks = networks();
    ArchitectureCsv accuracies = accuracies();
    List<Architecture> ranked = byCroze(networks);
    String fgsm = column(accuracies, "fgsm@8");
    String pgd = column(accuracies, isAdversarial() ? "pgd@8" : "pgd@4", "pgd@1");
    Map<String, Architecture> chosen = new LinkedHashMap<>();
    chosen.put("best by " + fgsm, best(accuracies, fgsm, ranked));
    chosen.put("best by " + pgd, best(accuracies, pgd, ranked));
    chosen.put("CRoZe's choice", ranked.get(0));
    List<Figure.Value> values = new ArrayList<>();
    chosen.forEach(
        (label, architecture) -> {
          PerturbedFeatures features = at(networks, architecture);
          int last = features.layers() - 1;
          values.add(Figure.Value.of(label, "last, relative", features.deviation(last, true), 1));
          values.add(
              Figure.Value.of(
                  label,
                  "all, relative",
                  IntStream.rangeClosed(0, last)
                      .mapToDouble(layer -> features.deviation(layer, true))
                      .average()
                      .orElseThrow(),
                  1));
          values.add(Figure.Value.of(label, "last", features.deviation(last, false), 1));
        });
    List<String> remarks = new ArrayList<>(LAYERS);
    remarks.add("Relative: divided by the root mean square of the clean features.");
    chosen.forEach((label, a) -> remarks.add("%s: %s.".formatted(label, a.id())));
    return new Figure(
        "figure4", title + ", of " + trained(ranked.size()), "standard deviation", values, remarks);
  }

  private ArchitectureCsv accuracies() {
    TrainingSetting setting = task.setting();
    return EmbeddedBenchmark.load(folder, setting.dataset(), setting.stem()).accuracies();
  }

  /** The first of the columns that the benchmark has. */
  private String column(ArchitectureCsv accuracies, String... names) {
    return Arrays.stream(names)
        .filter(accuracies.columns()::containsKey)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s has no column %s"
                        .formatted(accuracies.name(), String.join(" or ", names))));
  }

  private Architecture best(ArchitectureCsv accuracies, String column, List<Architecture> among) {
    ArchitectureCsv.Values values = accuracies.columns().get(column).mean();
    return among.stream()
        .filter(a -> values.present().get(index(a)))
        .max(Comparator.comparingDouble(a -> values.byIndex()[index(a)]))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s has %s of none of the networks in %s: publish them first, croze train --protocol %s --publish"
                        .formatted(
                            accuracies.name(), column, task.networks(), task.setting().name())));
  }

  private int index(Architecture architecture) {
    return task.setting().space().index(architecture).orElseThrow();
  }

  /** The networks from the highest CRoZe before training to the lowest. */
  private List<Architecture> byCroze(TrainedNetworks networks) {
    Map<Architecture, Double> scores = Predictiveness.croze(networks, folder);
    return scores.keySet().stream()
        .filter(a -> !Double.isNaN(scores.get(a)))
        .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
        .toList();
  }

  private PerturbedFeatures at(TrainedNetworks networks, Architecture architecture) {
    try (Engine engine =
        Engines.open(task.setting().engine(), task.setting().protocol().precision())) {
      return PerturbedFeatures.of(
          networks.trained(architecture), networks.images(), IMAGES, engine);
    }
  }
}
