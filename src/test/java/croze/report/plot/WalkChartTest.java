package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a search. */
class WalkChartTest {
  private static final Pattern VERTICAL =
      Pattern.compile("<path d=\"M([0-9.]+) [0-9.]+l0 0l0 [0-9.]+");

  @TempDir Path folder;

  /** XChart labels each value of an even sequence, one over the other. */
  @Test
  void labelsOfTheNetworksHaveRoom() throws Exception {
    double[] scores = IntStream.range(0, 420).mapToDouble(i -> 1 + i * 37 % 101).toArray();
    WalkChart.of("walk", "A search", "croze", scores).write(folder);
    String svg = Files.readString(folder.resolve("walk.svg"));
    long lines = VERTICAL.matcher(svg).results().map(m -> m.group(1)).distinct().count();
    assertTrue(lines >= 4 && lines <= 12, lines + " vertical lines");
  }
}
