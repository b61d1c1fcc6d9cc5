package croze.run;

import croze.InvalidInputException;
import croze.data.ProjectRoot;
import croze.image.Dataset;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.stats.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.experiment.Experiment;
import croze.sweep.Selection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A study as someone asks for it. Immutable.
 *
 * @param experiment what is asked
 * @param experiments folder of the experiment files
 * @param setting how networks are scored, but for what the experiment sets itself
 * @param architectures whose networks are run, as {@link Selection#parse} reads it; empty for what
 *     the experiment says
 * @param datasets empty for those of the experiment's defaults that are available
 * @param bootstrap of the intervals
 * @param workers threads that score
 * @param results what is read, and what is written
 * @param publish whether table and new scores are written where they are published
 */
public record StudyRequest(
    Experiment experiment,
    Path experiments,
    Setting setting,
    Optional<String> architectures,
    Optional<List<Dataset>> datasets,
    Bootstrap bootstrap,
    int workers,
    ResultFolders results,
    boolean publish) {

  /** The folder of the project's experiment files. */
  public static final Path EXPERIMENTS = ProjectRoot.resolve("experiments");

  /**
   * @throws InvalidInputException if the experiment has no columns for a data set
   */
  public StudyRequest {
    for (Dataset dataset : datasets.orElse(List.of())) {
      if (!experiment.datasets().containsKey(dataset)) {
        throw new InvalidInputException(
            "data set %s: %s has no columns for it".formatted(dataset.id(), experiment.name()));
      }
    }
  }

  /**
   * A study as it is published: its architectures and data sets, by one worker, into {@code
   * results/local}.
   *
   * @param study name of a file of {@code experiments}, or a file anywhere, {@code FILE.yaml}
   * @throws InvalidInputException if there is no such file, or it is wrong
   */
  public static StudyRequest of(String study) {
    return new StudyRequest(
        ExperimentReader.read(EXPERIMENTS, study),
        EXPERIMENTS,
        Setting.PUBLISHED,
        Optional.empty(),
        Optional.empty(),
        Bootstrap.DEFAULT,
        1,
        ResultFolders.STANDARD,
        false);
  }

  public StudyRequest withArchitectures(String which) {
    return new StudyRequest(
        experiment,
        experiments,
        setting,
        Optional.of(which),
        datasets,
        bootstrap,
        workers,
        results,
        publish);
  }

  public StudyRequest withDatasets(List<Dataset> which) {
    return new StudyRequest(
        experiment,
        experiments,
        setting,
        architectures,
        Optional.of(which),
        bootstrap,
        workers,
        results,
        publish);
  }

  /** With the rows only that need no other proxies. */
  public StudyRequest withProxies(Set<String> proxies) {
    return new StudyRequest(
        experiment.withProxies(proxies),
        experiments,
        setting,
        architectures,
        datasets,
        bootstrap,
        workers,
        results,
        publish);
  }

  public StudyRequest withWorkers(int threads) {
    return new StudyRequest(
        experiment,
        experiments,
        setting,
        architectures,
        datasets,
        bootstrap,
        threads,
        results,
        publish);
  }

  /** Written in another folder. */
  public StudyRequest withResults(Path folder) {
    return new StudyRequest(
        experiment,
        experiments,
        setting,
        architectures,
        datasets,
        bootstrap,
        workers,
        ResultFolders.of(folder, publish),
        publish);
  }

  /**
   * The architectures that are asked for.
   *
   * @param space where they are from
   * @param byDefault what is taken if nothing is asked for
   */
  Selection selection(SearchSpace space, Supplier<Selection> byDefault) {
    return architectures.map(which -> Selection.parse(space, which)).orElseGet(byDefault);
  }

  /**
   * The data sets, in the experiment's order. One that nobody asked for is left out, and that is
   * said, if it is not available: ImageNet16-120 is fetched by hand.
   *
   * @param lacking why a data set is not available; empty if it is
   */
  public List<Dataset> datasets(Function<Dataset, Optional<String>> lacking, RunListener listener) {
    if (datasets.isPresent()) {
      return experiment.datasets().keySet().stream().filter(datasets.get()::contains).toList();
    }
    List<Dataset> all = experiment.defaults().datasets();
    Map<Dataset, String> missing = new LinkedHashMap<>();
    all.forEach(d -> lacking.apply(d).ifPresent(why -> missing.put(d, why)));
    if (missing.size() == all.size()) {
      return all;
    }
    missing.forEach(
        (dataset, why) ->
            listener.say(
                "%s is left out: %s; DATASETS=all asks for it".formatted(dataset.id(), why)));
    return all.stream().filter(d -> !missing.containsKey(d)).toList();
  }
}
