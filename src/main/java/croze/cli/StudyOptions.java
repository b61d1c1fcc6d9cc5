package croze.cli;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.run.ResultFolders;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.stats.Bootstrap;
import croze.study.Experiment;
import croze.sweep.Selection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may change in a study. */
final class StudyOptions {
  @Option(
      names = "--archs",
      paramLabel = "WHICH",
      description =
          "Architectures whose networks are run: all, a number (a random subset, part of any larger"
              + " one), 200+ (those, and as many more as all rows have scores of), indices,"
              + " architectures in any notation, a file of these, or FILE.csv#COLUMN; by default as"
              + " the experiment says.")
  private String architectures;

  @Option(
      names = "--datasets",
      paramLabel = "NAMES",
      description = "Data sets with commas between, or all; by default as the experiment says.")
  private String datasets;

  @Option(
      names = "--proxies",
      paramLabel = "NAMES",
      description = "Only the rows that need no other proxies than these; by default all rows.")
  private String proxies;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Bootstrap resamples of the architectures, 1000 by default.")
  private int resamples;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      description =
          "Folder that is written, by default results/local. Published scores are read from results.")
  private Path results;

  @Option(
      names = "--publish",
      description =
          "Write table and new scores into results itself, where they are published; refused if that"
              + " covers less than what is there.")
  private boolean publish;

  @Mixin private NotationOption notationOption;
  @Mixin private RunOptions run;
  @Mixin private WorkersOption workers;

  Setting setting() {
    return run.applyTo(Setting.PUBLISHED);
  }

  /**
   * @param space where the architectures are from
   * @param byDefault what is taken if nothing is asked for
   */
  Selection selection(SearchSpace space, Supplier<Selection> byDefault) {
    return architectures == null
        ? byDefault.get()
        : Selection.parse(space, notationOption.applyTo(architectures));
  }

  /**
   * The data sets, in the experiment's order. One that nobody asked for is left out, and that is
   * said, if it is not available: ImageNet16-120 is fetched by hand.
   *
   * @param lacking why a data set is not available; empty if it is
   */
  List<Dataset> datasets(
      Experiment experiment, Function<Dataset, Optional<String>> lacking, PrintWriter err) {
    if (datasets == null) {
      List<Dataset> all = experiment.defaults().datasets();
      Map<Dataset, String> missing = new LinkedHashMap<>();
      all.forEach(d -> lacking.apply(d).ifPresent(why -> missing.put(d, why)));
      if (missing.size() == all.size()) {
        return all;
      }
      missing.forEach(
          (dataset, why) ->
              err.println(
                  "croze: %s is left out: %s; DATASETS=all asks for it"
                      .formatted(dataset.id(), why)));
      err.flush();
      return all.stream().filter(d -> !missing.containsKey(d)).toList();
    }
    if (datasets.equals("all")) {
      return List.copyOf(experiment.datasets().keySet());
    }
    Set<Dataset> named =
        Arrays.stream(datasets.split(",", -1))
            .map(String::strip)
            .map(Dataset::ofId)
            .collect(Collectors.toSet());
    for (Dataset dataset : named) {
      if (!experiment.datasets().containsKey(dataset)) {
        throw new InvalidInputException(
            "--datasets %s: %s has no columns for it".formatted(dataset.id(), experiment.name()));
      }
    }
    return experiment.datasets().keySet().stream().filter(named::contains).toList();
  }

  /** The experiment with the rows that were asked for. */
  Experiment rows(Experiment experiment) {
    return proxies == null
        ? experiment
        : experiment.withProxies(
            Proxies.parse(proxies).stream().map(Proxy::name).collect(Collectors.toSet()));
  }

  Bootstrap bootstrap() {
    return new Bootstrap(resamples, Bootstrap.DEFAULT.level(), setting().seed(), workers.workers());
  }

  int workers() {
    return workers.workers();
  }

  ResultFolders results() {
    return ResultFolders.of(results, publish);
  }

  boolean publish() {
    return publish;
  }
}
