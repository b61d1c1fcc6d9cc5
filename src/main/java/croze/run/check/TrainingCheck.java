package croze.run.check;

import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.report.compare.Difference;
import croze.run.RunListener;
import croze.space.Architecture;
import croze.space.nb201.NasBench201;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.task.Scores;
import croze.train.Protocols;
import croze.train.Trainer;
import croze.train.TrainingImages;
import croze.train.TrainingSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of each export of the embedded benchmark, trained again: its first epoch, whose loss
 * and accuracy are committed, or all of them and its accuracies.
 *
 * @param embedded folder of {@code <data set>/<protocol>.csv.gz}
 * @param full whether all epochs are trained
 */
record TrainingCheck(Path embedded, boolean full, DataFolder folder) {
  static final Path EMBEDDED = ProjectRoot.resolve("nasbench-data/embedded");

  /** The name of an export: its protocol, and the seed if it is not 0. */
  private static final Pattern NAME = Pattern.compile("(.+?)(?:-seed([0-9]{1,9}))?\\.csv\\.gz");

  /**
   * On the machine that trained it the same bits; vectors of another width add in another order,
   * and training makes more of each rounding (measured of an epoch: 3e-4 of a loss).
   */
  private static final double OF_AN_EPOCH = .01;

  private static final double OF_ALL = .05;

  /**
   * @throws croze.InvalidInputException if an export or a protocol is broken
   */
  List<CheckOutcome.Part> parts(RunListener listener) {
    List<CheckOutcome.Part> parts = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      for (Path csv : exports(embedded.resolve(dataset.id()))) {
        listener.say("%s: a network is trained again".formatted(csv));
        parts.add(part(dataset, csv));
      }
    }
    return parts;
  }

  private static List<Path> exports(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> NAME.matcher(f.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private CheckOutcome.Part part(Dataset dataset, Path csv) {
    Matcher name = NAME.matcher(csv.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException(csv.toString());
    }
    long seed = name.group(2) == null ? 0 : Long.parseLong(name.group(2));
    TrainingSetting setting =
        new TrainingSetting(
            new NasBench201(), dataset, name.group(1), Protocols.read(name.group(1)), seed, "cpu");
    VerifiedExport export = VerifiedExport.read(new SweepFiles(csv), setting).orElseThrow();
    String what =
        "%s of a network of %s"
            .formatted(full ? "all epochs" : "the first epoch", embedded.relativize(csv));
    List<String> images =
        List.of(ImageSet.wholeFile(dataset, false), ImageSet.wholeFile(dataset, true));
    if (!setting.protocol().images().synthetic() && !images.stream().allMatch(folder::has)) {
      return CheckOutcome.Part.unchecked(what, folder.missing(images).line());
    }
    List<String> columns = full ? setting.columns() : TrainingSetting.columnsOfEpoch(1);
    Optional<Architecture> trained =
        export.scores().architectures().stream()
            .filter(a -> export.scores().get(a, columns.get(0)).isPresent())
            .findFirst();
    if (trained.isEmpty()) {
      return CheckOutcome.Part.unchecked(what, "no network has a committed " + columns.get(0));
    }
    TrainingImages here = TrainingImages.load(folder, dataset, setting.protocol().images());
    if (!here.inputs().equals(export.manifest().inputs())) {
      return CheckOutcome.Part.unchecked(what, "it was trained on other images than are here");
    }
    return new CheckOutcome.Part(
        what,
        differences(
            setting, here, trained.get(), columns, export.scores(), full ? OF_ALL : OF_AN_EPOCH),
        Optional.empty());
  }

  private static List<Difference> differences(
      TrainingSetting setting,
      TrainingImages images,
      Architecture architecture,
      List<String> columns,
      Scores committed,
      double tolerance) {
    Map<String, Double> found;
    try (Engine engine = Engines.open(setting.engine(), setting.protocol().precision())) {
      found =
          new Trainer(setting, images, engine)
              .train(architecture, columns, Optional.empty(), Trainer.Listener.NONE);
    }
    List<Difference> differences = new ArrayList<>();
    found.forEach(
        (column, value) ->
            committed
                .get(architecture, column)
                .ifPresent(
                    expected -> {
                      if (!(Math.abs(value - expected) <= tolerance * Math.max(1, expected))) {
                        differences.add(
                            new Difference(
                                setting.stem(),
                                column,
                                architecture.id(),
                                Double.toString(expected),
                                value.toString()));
                      }
                    }));
    return differences;
  }
}
