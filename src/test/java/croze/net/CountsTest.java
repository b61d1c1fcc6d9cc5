package croze.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.space.Macro;
import croze.space.nb201.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void countsAreTheGoldens(int cells) {
    List<Golden.Architecture> architectures = Golden.architectures(cells).toList();
    assertEquals(13, architectures.size());
    for (Golden.Architecture golden : architectures) {
      JsonNode expected = golden.values().get("counts");
      Counts paper = Counts.of(golden.program(Form.PAPER));
      assertEquals(expected.get("params_nb201_api").asLong(), paper.params());
      assertEquals(expected.get("flops_nb201_api").asLong(), paper.flops());
      assertEquals(expected.get("macs_conv_fc").asLong(), paper.macs());
      Counts withBn = Counts.of(golden.program(Form.WITH_BN));
      assertEquals(expected.get("params_repo_used").asLong(), withBn.params());
      assertEquals(paper.flops(), withBn.flops());
    }
  }

  /** 5 cells of 16·32² + 32·16² + 64·8² = 28,672 elements an edge. */
  @Test
  void profilerAddsOneForEachElementOfPoolAndNone() {
    Macro macro = Macro.benchmark(5, 10, 32);
    Counts skip =
        counts(
            "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|",
            macro);
    assertEquals(7_783_050, skip.profilerFlops());
    Counts mixed =
        counts(
            "|skip_connect~0|+|avg_pool_3x3~0|skip_connect~1|+|none~0|avg_pool_3x3~1|skip_connect~2|",
            macro);
    assertEquals(7_783_050 + 3 * 5 * 28_672, mixed.profilerFlops());
    assertEquals(7_783_050, mixed.flops());
  }

  /**
   * Half the image leaves a quarter of the convolutions' work; more classes, a wider last layer.
   */
  @Test
  void followsImageSizeAndClasses() {
    String all3x3 =
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    Counts cifar10 = counts(all3x3, Macro.benchmark(5, 10, 32));
    Counts imagenet16 = counts(all3x3, Macro.benchmark(5, 120, 16));
    assertEquals((cifar10.macs() - 640) / 4 + 64 * 120, imagenet16.macs());
    assertEquals(imagenet16.macs() + 120, imagenet16.flops());
    assertEquals(cifar10.params() + 65 * 110, imagenet16.params());
  }

  private static Counts counts(String cell, Macro macro) {
    return Counts.of(Cell.parse(cell).program(Form.PAPER, macro));
  }
}
