package croze.found;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.found.Preferences.Line;
import croze.found.Preferences.Population;
import croze.report.PreferenceReport;
import croze.space.Architecture;
import croze.space.Structure;
import croze.space.darts.Genotype;
import croze.space.nb201.NasBench201;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir Path folder;

  private static Structure structure(String cell) {
    return NasBench201.SPACE.parse(cell).structure().orElseThrow();
  }

  @Test
  void structuresOfCellsByHand() {
    String best =
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    Structure whole = structure(best);
    assertEquals(5, whole.operations().get("nor_conv_3x3"));
    assertEquals(1, whole.operations().get("skip_connect"));
    assertEquals(3, whole.depth());
    assertEquals(3, whole.width());
    assertEquals(1, whole.liveShare());
    // Node 2 gives nothing on, so its three operations are dead; a skip adds no depth.
    Structure part =
        structure(
            "|skip_connect~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|none~0|nor_conv_3x3~1|none~2|");
    assertEquals(1, part.depth());
    assertEquals(1, part.width());
    assertEquals(.5, part.liveShare());
    Structure nothing = structure("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    assertEquals(0, nothing.depth());
    assertTrue(Double.isNaN(nothing.liveShare()));
  }

  /** The normal cell uses node 2 alone, the reduction cell all four in a chain. */
  @Test
  void aGenotypeIsTheMeanOfItsCells() {
    Genotype genotype =
        Genotype.parse(
            "Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 2),"
                + " ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('none', 1)], normal_concat=[2],"
                + " reduce=[('dil_conv_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('dil_conv_5x5', 2),"
                + " ('dil_conv_5x5', 3), ('none', 0), ('max_pool_3x3', 4), ('skip_connect', 0)], reduce_concat=[5])");
    Structure mean = genotype.structure().orElseThrow();
    assertEquals(6 / 2.0, mean.operations().get("sep_conv_3x3"));
    assertEquals(2 / 2.0, mean.operations().get("none"));
    assertEquals((1 + 4) / 2.0, mean.depth());
    assertEquals((2 + 3) / 2.0, mean.width());
    assertEquals((2 / 7.0 + 1) / 2, mean.liveShare(), 1e-15);
  }

  @Property
  void theBestAreAHundredthAndNoOtherIsLarger(
      @ForAll List<Double> given, @ForAll @IntRange(max = 300) int more) {
    double[] values =
        IntStream.range(0, given.size() + more)
            .mapToDouble(i -> i < given.size() ? given.get(i) : i % 7 == 0 ? Double.NaN : i % 13)
            .toArray();
    List<Integer> best = Preferences.best(values);
    long numbers = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).count();
    assertEquals((numbers + 99) / 100, best.size());
    double least = best.stream().mapToDouble(i -> values[i]).min().orElse(Double.MAX_VALUE);
    for (int i = 0; i < values.length; i++) {
      assertTrue(best.contains(i) || !(values[i] > least));
    }
  }

  @Test
  void aPopulationHasAllAndTheBestAndIsWritten() throws Exception {
    List<Architecture> all =
        IntStream.range(0, 200).<Architecture>mapToObj(NasBench201.SPACE::at).toList();
    double[] convolutions =
        all.stream()
            .mapToDouble(a -> a.structure().orElseThrow().operations().get("nor_conv_3x3"))
            .toArray();
    Population population =
        Population.of("nas-bench-201", "200 cells", all, Map.of("convolutions", convolutions));
    Line line = population.lines().get(1);
    assertEquals(2, line.count());
    assertEquals(
        java.util.Arrays.stream(convolutions).sorted().skip(198).average().orElseThrow(),
        line.mean().operations().get("nor_conv_3x3"));
    Preferences preferences = new Preferences(List.of(population), List.of("one remark"));
    List<Path> files = PreferenceReport.write(folder, preferences);
    assertEquals(1 + 2 * 8, Files.readAllLines(files.get(0)).size());
    assertTrue(Files.readString(files.get(1)).contains("* one remark"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Population.of("darts", "none", List.<Architecture>of(), Map.of()));
  }
}
