package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.StandardTraining;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.stats.resample.Bootstrap;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import croze.sweep.Progress;
import croze.sweep.export.Export;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A space that main has never heard of, from its scores to a table. */
class ToySpaceTest {
  private static final Setting SETTING =
      Setting.PUBLISHED
          .with("space", "toy")
          .with("cells", "1")
          .with("dataset", "imagenet16-120")
          .with("batch", "synthetic:4");
  private static final SearchSpace SPACE = SETTING.space();

  @TempDir private Path folder;

  @Test
  void fromScoresToTable() throws IOException {
    Files.writeString(
        folder.resolve("toy.yaml"),
        """
        name: toy
        kind: correlation
        title: Toy
        accuracies: robust-nas-bench-201
        metrics: {clean: {label: Clean, of: [clean]}}
        datasets: {imagenet16-120: [clean]}
        defaults: {archs: "all", datasets: [imagenet16-120]}
        heading: row
        subsets: [all, unique]
        reference: croze
        rows:
        - {name: croze, label: CRoZe, scores: [croze]}
        - {name: synflow, label: SynFlow, scores: [synflow]}
        - {name: params, label: Params, scores: [params]}
        - {name: effective_params, label: Effective, scores: [effective_params]}
        """);
    ResultTable table =
        new StudyRun(
                ExperimentReader.read(folder, "toy"),
                PaperFigures.none(),
                new Benchmarks(StandardTraining.NAME, new MoreConvolutionsAreBetter()),
                new Bootstrap(2, .95, 0, 1))
            .table(List.of(Dataset.IMAGENET16_120), new Swept(folder));
    assertEquals(27, table.cell(0, 0).coverage().total());
    assertEquals(15, table.cell(0, 1).coverage().total());
    for (int row = 0; row < 4; row++) {
      assertTrue(Double.isFinite(table.cell(row, 0).measured()), "row " + row);
    }
    assertEquals(1, table.cell(3, 0).measured(), 1e-12);
    assertEquals(1, table.cell(2, 1).measured(), 1e-12);
  }

  @Test
  void selectionsAndFileNamesAreOfTheSpace() {
    assertEquals(27, Selection.parse(SPACE, "all").indices().size());
    assertEquals(List.of(26, 3), Selection.parse(SPACE, "conv>conv>conv, 3").indices());
    assertTrue(SETTING.fileStem().startsWith("toy-c16-n1-"), SETTING.fileStem());
    assertEquals("toy", SETTING.fields().get("space"));
  }

  /** Stopped and gone on with, by index or by id, the sweep has one log and one export. */
  @Test
  void logAndExportAreKeyedByTheArchitecture() throws IOException {
    List<Proxy> proxies = Proxies.parse("croze,params");
    ScorePlace place = ScorePlace.alone(folder.resolve("toy.csv"));
    Scores scores = swept(place, "conv>skip>pool,3", proxies);
    assertEquals(2, scores.architectures().size());
    String log = Files.readString(place.own().log());
    assertTrue(log.contains("croze-log-2 {\"space\":\"toy\""), log);
    assertTrue(log.lines().anyMatch(l -> l.endsWith(" conv>skip>pool")), log);
    String part = Files.readString(place.own().csv());
    assertEquals("index,architecture,params,croze", part.lines().findFirst().orElseThrow());
    swept(place, "all", proxies);
    List<String> all = Files.readAllLines(place.own().csv());
    assertEquals(28, all.size());
    assertTrue(all.containsAll(part.lines().toList()));
    assertTrue(Files.readString(place.own().log()).startsWith(log), "nothing is scored twice");
    Scores read = Export.read(place.own().csv(), SPACE);
    assertEquals(54, read.count());
    assertEquals(scores.get(3, "croze"), read.get(SPACE.at(3), "croze"));
  }

  private static Scores swept(ScorePlace place, String architectures, List<Proxy> proxies) {
    return Scoring.job(SETTING, Selection.parse(SPACE, architectures), proxies, 2, place)
        .run(new DataFolder(Path.of("none"), Optional.empty(), Manifest.bundled()), Progress.SILENT)
        .orElseThrow();
  }

  /** The scores of a sweep. */
  private record Swept(Path folder) implements ScoreSource {
    @Override
    public boolean needsNetwork(String proxy) {
      return !Proxies.named(proxy).needs().isEmpty();
    }

    @Override
    public int[] asked() {
      return IntStream.range(0, 27).toArray();
    }

    @Override
    public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> names) {
      List<Proxy> proxies = names.stream().map(Proxies::named).toList();
      Scores scores = swept(ScorePlace.alone(folder.resolve("sweep.csv")), "all", proxies);
      return ScoreColumns.of(
          asked(), names, (index, name) -> scores.get(index, name).orElseThrow());
    }
  }

  private static final class MoreConvolutionsAreBetter implements Accuracies {
    @Override
    public SearchSpace space() {
      return SPACE;
    }

    @Override
    public List<Metric> metrics(Dataset dataset) {
      return List.of(Metric.clean());
    }

    @Override
    public Optional<String> lacks(Dataset dataset, Metric metric) {
      return Optional.empty();
    }

    @Override
    public double[] of(Dataset dataset, Metric metric) {
      return IntStream.range(0, 27)
          .mapToObj(SPACE::at)
          .mapToDouble(Architecture::liveConvWeights)
          .map(convolutions -> .5 + convolutions / 10)
          .toArray();
    }
  }
}
