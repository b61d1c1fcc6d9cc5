package croze.run.study;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.found.FoundNetworks;
import croze.found.FoundPlan;
import croze.found.FoundTable;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.FoundReport;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.SearchSpaces;
import croze.study.ExperimentReader;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table about networks found in the DARTS space, to be made: scores that it needs are computed,
 * trained networks and searches are taken as they are. Immutable.
 *
 * @param plan what is asked for
 * @param results where scores, searches and accuracies lie
 */
public record FoundRequest(FoundPlan plan, ResultFolders results) {
  private static final String TABLE = "table";

  /** Networks of 20 cells take near 2 GB each, and there are few. */
  private static final int WORKERS = 1;

  /** What has a meaning for such a table, whose rows are not proxies. */
  private static final Set<String> OPTIONS = Set.of("--results", "--publish");

  /**
   * Whether a table of the paper is about networks.
   *
   * @throws InvalidInputException if there is no table of that number at all
   */
  public static boolean isAbout(String number) {
    List<String> networks =
        ExperimentReader.names(StudyRequest.EXPERIMENTS.resolve(FoundPlan.FOLDER));
    List<String> tables =
        Stream.concat(networks.stream(), ExperimentReader.names(StudyRequest.EXPERIMENTS).stream())
            .filter(name -> name.startsWith(TABLE))
            .map(name -> name.substring(TABLE.length()))
            .sorted(
                Comparator.comparingInt((String n) -> Integer.parseInt(n.replaceAll("\\D.*", "")))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (!tables.contains(number)) {
      throw new InvalidInputException(
          "no table '%s', expected one of %s".formatted(number, String.join(", ", tables)));
    }
    return networks.contains(TABLE + number);
  }

  /**
   * A table of the paper.
   *
   * @param options that were given
   * @throws InvalidInputException if the table is wrong, or has no such options
   */
  public static FoundRequest of(String number, ResultFolders results, List<String> options) {
    FoundPlan plan = FoundPlan.read(StudyRequest.EXPERIMENTS, TABLE + number);
    for (String given : options) {
      if (!OPTIONS.contains(given)) {
        throw new InvalidInputException(
            "table %s is about networks and takes no %s: leave it out".formatted(number, given));
      }
    }
    return new FoundRequest(plan, results);
  }

  /**
   * @param listener told how the scoring goes
   * @throws InvalidInputException if a file is broken
   */
  public FoundTable table(DataFolder data, RunListener listener) {
    return new FoundNetworks(
            plan,
            StudyRequest.EXPERIMENTS,
            List.of(results.published(), results.own()),
            (dataset, networks) -> scores(dataset, networks, data, listener))
        .table();
  }

  /**
   * Makes the table, shows it and writes its files.
   *
   * @param publish whether they are written where results are published
   * @throws InvalidInputException as {@link #table}, or if something that is not ours would be
   *     overwritten
   */
  public void run(boolean publish, DataFolder data, RunListener listener) {
    FoundTable table = table(data, listener);
    listener.print(FoundReport.markdown(table));
    FoundReport.write(publish ? results.published() : results.own(), table)
        .forEach(listener::print);
  }

  private Scores scores(
      Dataset dataset, List<Architecture> networks, DataFolder data, RunListener listener) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset.id());
    fields.put("space", "darts");
    Setting setting = Setting.PUBLISHED.with(fields);
    List<Proxy> proxies = plan.scores().stream().map(Proxies::named).toList();
    SweepJob job =
        Scoring.job(
            setting,
            new Selection(
                SearchSpaces.named("darts"), networks.stream().distinct().toList(), plan.name()),
            proxies,
            WORKERS,
            ScorePlace.of(results.own(), results.published(), setting));
    try {
      return listener.sweep(job, data);
    } catch (MissingFileException e) {
      listener.say(
          "%s, %s, without scores: %s".formatted(plan.name(), dataset.label(), e.getMessage()));
      return new Scores(setting.space());
    }
  }
}
