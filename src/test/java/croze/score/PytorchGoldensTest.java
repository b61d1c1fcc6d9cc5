package croze.score;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.pytorch.Torch;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden scores and networks by the engine {@code pytorch}: a few of each file, or {@link
 * Golden#ALL}.
 */
class PytorchGoldensTest {
  private static final Set<String> QUICK =
      Set.of("rand05", "all_skip", "best_cifar10_6111", "all_conv3x3");

  static Stream<Golden.Architecture> architectures() {
    return GoldenScoresTest.goldens().filter(a -> Golden.ALL || isQuick(a));
  }

  private static boolean isQuick(Golden.Architecture a) {
    return a.cells() == 1 ? QUICK.contains(a.name()) : a.name().equals("rand09");
  }

  /** Where no image passes, the rounding of a constant channel decides some scores: not those. */
  @ParameterizedTest
  @MethodSource("architectures")
  void scoresAreTheGoldenOnes(Golden.Architecture golden) {
    try (Engine engine = Torch.orNamed("pytorch")) {
      GoldenScoresTest.assertScores(
          engine,
          golden,
          proxy -> golden.cell().isConnected() || !GoldenScoresTest.isRoundingNoise(proxy));
    }
  }

  static Stream<Arguments> modernNetworks() {
    Stream<Arguments> all = ModernGoldensTest.networks().filter(a -> a.get()[0].equals("cpu"));
    return Golden.ALL ? all : all.skip(2).limit(1);
  }

  @ParameterizedTest
  @MethodSource("modernNetworks")
  void modernScoresAreTheGoldenOnes(String like, ModernGoldensTest.Net net) {
    new ModernGoldensTest().scoresAreTheGoldenOnes("pytorch", net);
  }

  static Stream<Arguments> dartsNetworks() {
    return DartsGoldensTest.networks().filter(a -> a.get()[0].equals("cpu"));
  }

  @ParameterizedTest
  @MethodSource("dartsNetworks")
  void networksOfDartsAreTheGoldenOnes(String like, DartsGoldensTest.Net net) {
    new DartsGoldensTest().forwardAndBackwardAreTheGoldenOnes("pytorch", net);
  }

  static Stream<Arguments> dartsScores() {
    return Golden.ALL ? dartsNetworks() : dartsNetworks().limit(1);
  }

  @ParameterizedTest
  @MethodSource("dartsScores")
  void scoresOfDartsAreTheGoldenOnes(String like, DartsGoldensTest.Net net) {
    new DartsGoldensTest().scoresAreTheGoldenOnes("pytorch", net);
  }
}
