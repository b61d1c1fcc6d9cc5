package croze.cli;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.run.ResultFolders;
import croze.run.StudyRequest;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.stats.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.experiment.Experiment;
import croze.sweep.Selection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * The study with what is asked for.
   *
   * @throws InvalidInputException if there is no such study, or it has no such data sets or rows
   */
  StudyRequest request(String study) {
    Experiment experiment = rows(ExperimentReader.read(StudyRequest.EXPERIMENTS, study));
    return new StudyRequest(
        experiment,
        StudyRequest.EXPERIMENTS,
        setting(),
        Optional.ofNullable(architectures).map(notationOption::applyTo),
        Optional.ofNullable(datasets).map(names -> datasets(names, experiment)),
        bootstrap(),
        workers(),
        results(),
        publish);
  }

  private static List<Dataset> datasets(String names, Experiment experiment) {
    return names.equals("all")
        ? List.copyOf(experiment.datasets().keySet())
        : Arrays.stream(names.split(",", -1)).map(String::strip).map(Dataset::ofId).toList();
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

  boolean publish() {
    return publish;
  }

  ResultFolders results() {
    return ResultFolders.of(results, publish);
  }
}
