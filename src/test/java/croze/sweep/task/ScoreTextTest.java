package croze.sweep.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, 0.10000000000000001",
    "73306, 73306.0, 73306.0",
    "-2.5e11, -250000000000.0, -250000000000.0",
    "2.08e23, 2.08E23, 2.0800000000000000E23",
    "1e69, 1.0E69, 1.0000000000000001E69",
    "-0.0, -0.0, -0.0",
    "1e-5, 1.0E-5, 1.0000000000000001E-5",
    "2e-3, 0.002, 0.0020000000000000000",
    "1234567890123456789, 1.2345678901234568E18, 1.2345678901234568E18",
    "4.9e-324, 4.94065645841247E-324, 4.9406564584124654E-324",
    "NaN, NaN, NaN",
    "-Infinity, -Infinity, -Infinity"
  })
  void spelling(double value, String shortest, String full) {
    assertEquals(shortest, ScoreText.shortest(value));
    assertEquals(full, ScoreText.full(value));
  }

  @Property
  void readsBackToTheSameBits(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    for (String text : new String[] {ScoreText.shortest(value), ScoreText.full(value)}) {
      assertEquals(
          Double.doubleToLongBits(value), Double.doubleToLongBits(Double.parseDouble(text)), text);
      assertTrue(text.length() <= 25, text);
    }
  }
}
