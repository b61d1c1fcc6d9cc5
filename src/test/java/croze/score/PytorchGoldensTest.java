package croze.score;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.pytorch.Torch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden scores and networks by the engine {@code pytorch}: a few of each file. Cells that no image
 * passes are left out: PyTorch's rounding of a constant channel decides their scores.
 */
class PytorchGoldensTest {

  static Stream<Golden.Architecture> architectures() {
    Set<String> names = Set.of("rand05", "all_skip", "best_cifar10_6111", "all_conv3x3");
    return Stream.concat(
        Golden.architectures(1).filter(a -> names.contains(a.name())),
        Stream.of(Golden.architecture(5, "rand09")));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void scoresAreTheGoldenOnes(Golden.Architecture golden) {
    try (Engine engine = Torch.orNamed("pytorch")) {
      GoldenScoresTest.assertScores(engine, golden);
    }
  }

  @Test
  void modernScoresAreTheGoldenOnes() {
    Object[] third = ModernGoldensTest.networks().toList().get(2).get();
    new ModernGoldensTest().scoresAreTheGoldenOnes("pytorch", (ModernGoldensTest.Net) third[1]);
  }

  static List<Arguments> dartsNetworks() {
    return DartsGoldensTest.networks().filter(a -> a.get()[0].equals("nd4j")).toList();
  }

  @ParameterizedTest
  @MethodSource("dartsNetworks")
  void networksOfDartsAreTheGoldenOnes(String like, DartsGoldensTest.Net net) {
    new DartsGoldensTest().forwardAndBackwardAreTheGoldenOnes("pytorch", net);
  }
}
