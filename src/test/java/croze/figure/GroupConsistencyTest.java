package croze.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.benchmark.metric.Corruption;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupConsistencyTest {
  private static final Tensor FIRST = Tensor.of(new double[] {1, 0}, 1, 2);
  private static final Tensor OTHER = Tensor.of(new double[] {0, 1}, 1, 2);

  /** Two layers, of which the last turns by a right angle under what is named. */
  private static PerturbedFeatures turned(List<String> by) {
    Map<String, List<Tensor>> features = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(PerturbedFeatures.CLEAN, PerturbedFeatures.FGSM, PerturbedFeatures.PGD),
            Stream.of(Corruption.values()).map(Corruption::id))
        .forEach(name -> features.put(name, List.of(FIRST, by.contains(name) ? OTHER : FIRST)));
    return new PerturbedFeatures(features);
  }

  @Test
  void barsAreMeansOverNetworksPerturbationsAndLayers() {
    List<String> corruptions = Stream.of(Corruption.values()).map(Corruption::id).toList();
    GroupConsistency group =
        new GroupConsistency(
            "top 5",
            List.of(turned(List.of(PerturbedFeatures.FGSM)), turned(corruptions.subList(0, 3))));
    assertEquals(
        List.of(
            "FGSM top 5, last 0.50",
            "FGSM top 5, all 0.75",
            "PGD top 5, last 1.00",
            "PGD top 5, all 1.00",
            "Corruptions top 5, last 0.90",
            "Corruptions top 5, all 0.95"),
        group.values().stream()
            .map(v -> String.format(Locale.ROOT, "%s %s %.2f", v.group(), v.series(), v.value()))
            .toList());
  }
}
