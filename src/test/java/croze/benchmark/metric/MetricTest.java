package croze.benchmark.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clean",
        "fgsm@8",
        "pgd@0.1",
        "apgd-ce@255",
        "square@1",
        "glass_blur@5",
        "autoattack",
        "cw"
      })
  void aNameIsReadAndWrittenAlike(String name) {
    assertEquals(name, Metric.parse(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Clean",
        "fgsm",
        "fgsm@",
        "fgsm@x",
        "fgsm@0x1p3",
        "fgsm@8d",
        "fgsm@1e999",
        "fgsm@NaN",
        "fgsm@-8",
        "fgsm@256",
        "snow@0",
        "snow@6",
        "snow@1.5",
        "cw@1",
        "autoattack@8"
      })
  void anotherNameIsRefused(String name) {
    assertThrows(InvalidInputException.class, () -> Metric.parse(name));
  }
}
