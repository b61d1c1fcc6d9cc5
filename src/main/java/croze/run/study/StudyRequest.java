package croze.run.study;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.data.ProjectRoot;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.table.ConsoleTable;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.experiment.Experiment;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A study as someone asks for it. Immutable.
 *
 * @param experiment what is asked
 * @param setting how networks are scored, but for what the experiment sets itself
 * @param architectures whose networks are run, as {@link Selection#parse} reads it; empty for what
 *     the experiment says
 * @param datasets empty for those of the experiment's defaults that are available
 * @param proxies of which rows are kept that need no others; empty for all rows
 * @param resamples of the intervals
 * @param workers threads that score
 * @param results what is read, and what is written
 * @param publish whether table and new scores are written where they are published
 */
public record StudyRequest(
    Experiment experiment,
    Setting setting,
    Optional<String> architectures,
    Optional<List<Dataset>> datasets,
    Optional<Set<String>> proxies,
    int resamples,
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
        Setting.PUBLISHED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Bootstrap.DEFAULT.resamples(),
        1,
        ResultFolders.STANDARD,
        false);
  }

  /** Networks are scored in this way, but for what the experiment sets itself. */
  public StudyRequest withSetting(Setting other) {
    return new StudyRequest(
        experiment, other, architectures, datasets, proxies, resamples, workers, results, publish);
  }

  public StudyRequest withArchitectures(String which) {
    return new StudyRequest(
        experiment,
        setting,
        Optional.of(which),
        datasets,
        proxies,
        resamples,
        workers,
        results,
        publish);
  }

  public StudyRequest withDatasets(List<Dataset> which) {
    return new StudyRequest(
        experiment,
        setting,
        architectures,
        Optional.of(which),
        proxies,
        resamples,
        workers,
        results,
        publish);
  }

  /**
   * @param names of data sets with commas between, or {@code all}
   * @throws InvalidInputException if there is no such data set, or the experiment has no columns
   *     for it
   */
  public StudyRequest withDatasets(String names) {
    return withDatasets(
        names.equals("all")
            ? List.copyOf(experiment.datasets().keySet())
            : Dataset.ofIds(List.of(names.split(",", -1))));
  }

  /**
   * With the rows only that need no other proxies.
   *
   * @param names as {@link Proxies#parse} reads them
   * @throws InvalidInputException if there is no such proxy, or no row is left
   */
  public StudyRequest withProxies(String names) {
    return withProxies(Proxies.parse(names).stream().map(Proxy::name).collect(Collectors.toSet()));
  }

  /** With the rows only that need no other proxies. */
  public StudyRequest withProxies(Set<String> which) {
    return new StudyRequest(
        experiment.withProxies(which),
        setting,
        architectures,
        datasets,
        Optional.of(which),
        resamples,
        workers,
        results,
        publish);
  }

  /** With so many resamples of the intervals. */
  public StudyRequest withResamples(int number) {
    return new StudyRequest(
        experiment, setting, architectures, datasets, proxies, number, workers, results, publish);
  }

  public StudyRequest withWorkers(int threads) {
    return new StudyRequest(
        experiment,
        setting,
        architectures,
        datasets,
        proxies,
        resamples,
        threads,
        results,
        publish);
  }

  /** Written in another folder. */
  public StudyRequest withResults(Path folder) {
    return withResults(ResultFolders.of(folder, publish), publish);
  }

  /** Read and written there. */
  public StudyRequest withResults(ResultFolders folders, boolean published) {
    return new StudyRequest(
        experiment,
        setting,
        architectures,
        datasets,
        proxies,
        resamples,
        workers,
        folders,
        published);
  }

  /** Resamples of the architectures, by the seed of the setting. */
  Bootstrap bootstrap() {
    return new Bootstrap(resamples, Bootstrap.DEFAULT.level(), setting.seed(), workers);
  }

  /** Another experiment with the rows that are asked for. */
  Experiment rows(Experiment other) {
    return proxies.map(other::withProxies).orElse(other);
  }

  /**
   * Makes the study, shows its table and says what was written; without accuracies it shows what
   * there is without them.
   *
   * @throws InvalidInputException if input is missing or wrong, something that is not ours would be
   *     overwritten, or a published table covers more
   */
  public void run(DataFolder folder, RunListener listener) {
    try {
      MadeStudy made = MadeStudy.of(this, folder, listener);
      listener.print(ConsoleTable.render(made.table()));
      made.files().forEach(listener::print);
    } catch (MissingFileException e) {
      if (publish || !e.isTable()) {
        throw e;
      }
      new WithoutTables(this, folder, listener).show(e);
    }
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
