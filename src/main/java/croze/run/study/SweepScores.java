package croze.run.study;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Scorer;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import croze.sweep.SweepJob;
import croze.sweep.export.KnownScores;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.log.InputFiles;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Scores from sweeps: the published ones, joined to a user's own, and what both lack is scored.
 * Where nothing lacks, no images are needed. Scores that need no network are counted anew, for the
 * whole space.
 */
public final class SweepScores implements ScoreSource {
  private final Setting base;
  private final Selection selection;
  private final int workers;
  private final ResultFolders results;
  private final DataFolder folder;
  private final RunListener listener;
  private final Map<String, Map<String, Object>> settings = new TreeMap<>();

  private final Map<Setting, ScorePlace> places = new LinkedHashMap<>();
  private final Map<String, String> inputs = new TreeMap<>();
  private final Map<Dataset, Images> images = new EnumMap<>(Dataset.class);
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<String> selected = new HashSet<>();

  /** What was asked for before: a study of samples or pools asks twice. */
  private final Map<List<Object>, ScoreColumns> made = new HashMap<>();

  /**
   * @param base setting of what an experiment does not set itself
   * @param selection architectures whose networks are run
   * @param results where scores lie, and where those are written that lack
   */
  public SweepScores(
      Setting base,
      Selection selection,
      int workers,
      ResultFolders results,
      DataFolder folder,
      RunListener listener) {
    this.base = base;
    this.selection = selection;
    this.workers = workers;
    this.results = results;
    this.folder = folder;
    this.listener = listener;
  }

  @Override
  public int[] asked() {
    return selection.ascending();
  }

  @Override
  public ScoreColumns scores(
      Dataset dataset, Map<String, String> changes, List<String> proxyNames) {
    Setting setting = base.with("dataset", dataset.id()).with(changes);
    List<Proxy> proxies = proxyNames.stream().map(Proxies::named).toList();
    List<Object> request = List.of(setting, proxyNames);
    ScoreColumns known = made.get(request);
    if (known == null) {
      known =
          proxyNames.stream().anyMatch(this::needsNetwork)
              ? swept(setting, proxies)
              : counted(setting, selection.space(), proxies, folder);
      made.put(request, known);
    }
    return known;
  }

  private ScoreColumns swept(Setting setting, List<Proxy> proxies) {
    ScorePlace place = ScorePlace.of(results.own(), results.published(), setting);
    KnownScores known = KnownScores.read(place, setting);
    Scores scores;
    if (known.cover(selection, proxies.stream().map(Proxy::name).toList())) {
      scores = known.scores();
      known.exports().forEach(csv -> used(csv, setting));
      requireSameImages(setting, known.exports(), known.inputs());
      inputs.putAll(known.inputs());
      sayWhatImages(setting, known.inputs());
    } else {
      requireImages(setting, known, place.own());
      SweepJob job = Scoring.job(setting, selection, proxies, workers, place);
      scores = listener.sweep(job, folder);
      requireSameImages(setting, job.exports(), job.inputs());
      used(job.files().csv(), setting);
      if (job.files().equals(place.own())) {
        known.exports().forEach(csv -> used(csv, setting));
      } else {
        say(
            "%s: scores of %s, made from images sha256:%s; the committed ones, made from others, are not joined."
                .formatted(
                    setting.dataset().label(),
                    results.name(job.files().csv()),
                    InputFiles.digest(job.inputs())));
      }
      place = new ScorePlace(job.files(), place.published());
    }
    places.put(setting, place);
    List<String> names = proxies.stream().map(Proxy::name).toList();
    Selection covered = scores.covered(selection, names);
    selected.add(covered.text());
    if (covered.indices().size() > selection.indices().size()) {
      listener.say(
          "%s: scores of %d architectures are there: all are taken"
              .formatted(setting.dataset().id(), covered.indices().size()));
    }
    return ScoreColumns.of(
        covered.ascending(),
        names,
        (index, name) -> scores.get(covered.space().at(index), name).orElseThrow());
  }

  private void used(Path csv, Setting setting) {
    settings.put(results.name(csv), setting.fields());
  }

  /** The table says so if the images of its scores are not those that are here. */
  private void sayWhatImages(Setting setting, Map<String, String> inputs) {
    String here =
        switch (InputFiles.here(inputs, folder)) {
          case SAME -> "";
          case OTHERS -> "the images here are others";
          case MISSING -> "which are not here";
        };
    if (!here.isEmpty()) {
      say(
          "%s: scores as committed, made from images sha256:%s (%s)."
              .formatted(setting.dataset().label(), InputFiles.digest(inputs), here));
    }
  }

  private void say(String remark) {
    if (remarks.add(remark)) {
      listener.say(remark);
    }
  }

  /** One table, one set of images: its rows may have settings of their own, and so other files. */
  private void requireSameImages(Setting setting, List<Path> exports, Map<String, String> found) {
    Images now = new Images(exports, found);
    Images first = images.get(setting.dataset());
    if (first == null || first.inputs.isEmpty()) {
      images.put(setting.dataset(), now);
    } else if (!InputFiles.same(first.inputs, found)) {
      throw new InvalidInputException(
          "%s: rows of one table would be scored on different images, %s on sha256:%s and %s on sha256:%s; bring the images of the first here (croze data verify names what is wrong), or ask for architectures and proxies that they are scored for"
              .formatted(
                  setting.dataset().label(),
                  first.exports,
                  InputFiles.digest(first.inputs),
                  now.exports,
                  InputFiles.digest(found)));
    }
  }

  /** The images of a data set's scores, and the files of those. */
  private record Images(List<Path> exports, Map<String, String> inputs) {}

  private void requireImages(Setting setting, KnownScores known, SweepFiles own) {
    if (!setting.batch().needsData()) {
      return;
    }
    String images = ImageSet.file(setting.dataset());
    if (!folder.has(images)) {
      String there =
          known.exports().isEmpty()
              ? ""
              : known.exports().get(0) + " does not have all scores that are asked for, and ";
      try {
        folder.locate(images);
      } catch (InvalidInputException e) {
        List<String> others = own.ofOtherImages().stream().map(results::name).toList();
        throw new MissingImages(
            there
                + e.getMessage()
                + (others.isEmpty() ? "" : "; made from other images and not joined: " + others));
      }
    }
  }

  /** Images are missing, and scores that were made from them. */
  public static final class MissingImages extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private MissingImages(String message) {
      super(message);
    }
  }

  /**
   * Scores that need no network, of a whole space.
   *
   * @param space that of the setting, or a list of its architectures
   */
  public static ScoreColumns counted(
      Setting setting, SearchSpace space, List<Proxy> proxies, DataFolder folder) {
    int[] indices = IntStream.range(0, space.size().orElseThrow()).toArray();
    Map<String, double[]> columns = new LinkedHashMap<>();
    proxies.forEach(proxy -> columns.put(proxy.name(), new double[indices.length]));
    try (Scorer scorer = Scorer.source(setting, proxies, folder).open()) {
      for (int index : indices) {
        scorer
            .score(space.at(index), proxies)
            .forEach((name, score) -> columns.get(name)[index] = score);
      }
    }
    return ScoreColumns.of(indices, columns);
  }

  /** The architectures that scores were given of, in short; as it was asked for if they differ. */
  public String selected() {
    return selected.size() == 1 ? selected.iterator().next() : selection.text();
  }

  /**
   * The files of scores that were used, below the folder of results, and the setting of each.
   *
   * @param publish whether the scores are going to be in the published files
   */
  public Map<String, Map<String, Object>> settings(boolean publish) {
    if (!publish) {
      return settings;
    }
    Map<String, Map<String, Object>> published = new TreeMap<>();
    places.forEach(
        (setting, place) ->
            published.put(results.name(place.published().orElseThrow().csv()), setting.fields()));
    return published;
  }

  /** What the reader of a table should know of the images. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** SHA-256 of the images that scores were made from which were there already, by name. */
  public Map<String, String> inputs() {
    return inputs;
  }

  /** Where the scores of each setting lie that were taken. */
  public Map<Setting, ScorePlace> places() {
    return places;
  }
}
