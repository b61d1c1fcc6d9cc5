package croze.proxy.modern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.engine.ReluCodes.Code;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwapTest {

  /** Unit i is open for image i alone, and the last two for none: two batches of 80 count too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 24, 25, 64, 65, 160})
  void everyImageCounts(int images) {
    long[][] bits = new long[images][(images + 2 + 63) / 64];
    for (int i = 0; i < images; i++) {
      bits[i][i / 64] = 1L << i;
    }
    Code code = new Code(images + 2, bits);
    assertEquals(images + 1, Swap.patterns(List.of(code, code)));
  }
}
