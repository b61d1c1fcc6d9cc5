package croze.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import croze.benchmark.Corruption.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        "snow@0",
        "snow@6",
        "snow@1.5",
        "cw@1",
        "autoattack@8"
      })
  void anotherNameIsRefused(String name) {
    assertThrows(InvalidInputException.class, () -> Metric.parse(name));
  }

  @Test
  void groupsAreThePapers() {
    assertEquals(
        List.of(Corruption.BRIGHTNESS, Corruption.CONTRAST, Corruption.JPEG_COMPRESSION),
        Group.DIGITAL.corruptions());
    assertEquals(List.of(3, 3, 4, 3), counts());
  }

  private static List<Integer> counts() {
    return List.of(Group.WEATHER, Group.NOISE, Group.BLUR, Group.DIGITAL).stream()
        .map(g -> g.corruptions().size())
        .toList();
  }
}
