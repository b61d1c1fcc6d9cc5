package croze.study.pilot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.StandardTraining;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.report.PilotReport;
import croze.report.plot.Picture;
import croze.report.plot.PilotCurves;
import croze.stats.resample.Bootstrap;
import croze.train.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PilotLineTest {
  @TempDir private Path folder;

  /** Clean accuracies agree but for a few, FGSM ones are turned round. */
  @Test
  void aProtocolHasALineAColumn() throws IOException {
    DataFolder tables = GeneratedTables.in(folder);
    Benchmarks benchmarks = new Benchmarks(tables);
    Accuracies published = benchmarks.accuracies(StandardTraining.NAME);
    double[] clean = published.of(Dataset.CIFAR10, Metric.clean());
    double[] fgsm = published.of(Dataset.CIFAR10, Metric.parse("fgsm@8"));
    StringBuilder csv = new StringBuilder("index,clean,clean:a,clean:b,fgsm@8\n");
    for (int i = 0; i < 30; i++) {
      int index = 500 * i + 3;
      double accuracy = i % 7 == 0 ? .5 : clean[index];
      csv.append(
          "%d,%s,%s,%s,%s\n".formatted(index, accuracy, accuracy, accuracy, 1 - fgsm[index]));
    }
    EmbeddedBenchmark networks =
        new EmbeddedBenchmark(
            ArchitectureCsv.read(Files.writeString(folder.resolve("own.csv"), csv)),
            30,
            "abc",
            600,
            Map.of());
    List<PilotLine> lines =
        PilotLine.of(
            "mini",
            Protocols.read("mini"),
            Dataset.CIFAR10,
            networks,
            benchmarks,
            new Bootstrap(200, .95, 0, 1));
    assertEquals(List.of("clean", "fgsm@8"), lines.stream().map(PilotLine::column).toList());
    PilotLine first = lines.get(0);
    assertEquals(20, first.coreSeconds());
    assertEquals(1, first.reliability(), 1e-12);
    assertTrue(first.agreement().rho() > .6 && first.agreement().rho() < 1);
    assertEquals(List.of(10, 20), first.samples().stream().map(PilotLine.Sample::size).toList());
    double ten = first.samples().get(0).high() - first.samples().get(0).low();
    double twenty = first.samples().get(1).high() - first.samples().get(1).low();
    assertTrue(ten > twenty, ten + " " + twenty);
    String text = PilotReport.markdown(lines);
    assertTrue(
        text.contains(
            "mini, fgsm@8: ρ -1.000 over 30 networks (-1.000 to -1.000); the goal of .920 is missed."),
        text);
  }

  /** What is measured on the way is drawn by epoch, and costs its share of the seconds. */
  @Test
  void accuraciesOnTheWayMakeACurve() throws IOException {
    DataFolder tables = GeneratedTables.in(folder);
    Benchmarks benchmarks = new Benchmarks(tables);
    double[] clean =
        benchmarks.accuracies(StandardTraining.NAME).of(Dataset.CIFAR10, Metric.clean());
    StringBuilder csv = new StringBuilder("index,clean+epoch5,clean\n");
    for (int i = 0; i < 30; i++) {
      int index = 500 * i + 3;
      csv.append("%d,%s,%s\n".formatted(index, i % 3 == 0 ? .5 : clean[index], clean[index]));
    }
    List<PilotLine> lines =
        PilotLine.of(
            "pilot-2500",
            Protocols.read("pilot-2500"),
            Dataset.CIFAR10,
            new EmbeddedBenchmark(
                ArchitectureCsv.read(Files.writeString(folder.resolve("own.csv"), csv)),
                30,
                "abc",
                600,
                Map.of()),
            benchmarks,
            new Bootstrap(200, .95, 0, 1));
    assertEquals(List.of(5, 20), lines.stream().map(PilotLine::epoch).toList());
    assertEquals(List.of(5.0, 20.0), lines.stream().map(PilotLine::coreSeconds).toList());
    assertTrue(lines.get(0).agreement().rho() < 1);
    assertEquals(1, lines.get(1).agreement().rho(), 1e-12);
    assertEquals(
        List.of("pilot-epochs-pilot-2500"),
        PilotCurves.of(lines).stream().map(Picture::name).toList());
    assertEquals(List.of(), PilotCurves.of(lines.subList(1, 2)));
    for (Path file : PilotCurves.of(lines).get(0).write(folder)) {
      assertTrue(Files.size(file) > 1000, file.toString());
    }
  }
}
