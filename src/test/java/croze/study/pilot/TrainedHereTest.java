package croze.study.pilot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.benchmark.Accuracies;
import croze.benchmark.Agreement;
import croze.benchmark.Benchmarks;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.StandardTraining;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.stats.resample.Bootstrap;
import croze.train.AccuracyMeasure;
import croze.train.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedHereTest {
  @TempDir private Path folder;

  /** Clean accuracies in the published order, FGSM ones against it. */
  @Test
  void agreementIsWithThePublishedColumnOfTheSameKind() throws IOException {
    DataFolder tables = GeneratedTables.in(folder);
    Benchmarks benchmarks = new Benchmarks(tables);
    Accuracies published = benchmarks.accuracies(StandardTraining.NAME);
    double[] clean = published.of(Dataset.CIFAR10, Metric.clean());
    Metric strongest = Metric.parse("fgsm@8");
    double[] attacked = published.of(Dataset.CIFAR10, strongest);
    StringBuilder csv = new StringBuilder("index,clean," + strongest + ",mine\n");
    IntStream.range(0, 25)
        .map(i -> 600 * i)
        .forEach(
            i -> csv.append("%d,%s,%s,.5\n".formatted(i, Math.sqrt(clean[i]), 1 - attacked[i])));
    Path file = Files.writeString(folder.resolve("own.csv"), csv);
    Map<String, Agreement> agreement =
        new TrainedHere(Dataset.CIFAR10, Protocols.read("mini"), ArchitectureCsv.read(file))
            .agreement(benchmarks, new Bootstrap(50, .95, 0, 1));
    assertEquals(1, agreement.get("clean").rho(), 1e-12);
    assertEquals(25, agreement.get("clean").n());
    assertEquals("robust-nas-bench-201:clean", agreement.get("clean").published());
    assertEquals(-1, agreement.get("fgsm@8").rho(), 1e-12);
    assertTrue(!agreement.containsKey("mine") && !agreement.containsKey("pgd@4"));
  }

  @Test
  void corruptionsHaveOneCounterpartEach() {
    AccuracyMeasure fog = new AccuracyMeasure("weather@2", "corruption:fog+snow@2", null, null);
    assertEquals(
        List.of(Metric.of(Corruption.FOG, 2), Metric.of(Corruption.SNOW, 2)), fog.counterparts());
    assertEquals(
        List.of(Metric.parse("fgsm@8")),
        new AccuracyMeasure("fgsm@8", "fgsm:eps=8/255", null, null).counterparts());
    assertEquals(
        List.of(), new AccuracyMeasure("odd", "fgsm:eps=8/255", null, null).counterparts());
  }
}
