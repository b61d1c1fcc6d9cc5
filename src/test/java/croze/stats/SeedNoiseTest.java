package croze.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.random.KeyedStream;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedNoiseTest {
  private static final int N = 2000;

  @Test
  void theShareOfTheNoise() {
    KeyedStream stream = KeyedStream.of(0, "noise");
    double[] quality = RandomVectors.normal(N, stream);
    double[] other = RandomVectors.normal(N, stream);
    assertEquals(0, SeedNoise.of(List.of(quality, quality, quality)).share(), 1e-12);
    assertEquals(1, SeedNoise.of(List.of(quality, other)).share(), .05);
    // With ρ between seeds, 1 − ρ of the variance of the ranks is noise.
    double[] a = RandomVectors.correlated(quality, .9, stream);
    double[] b = RandomVectors.correlated(quality, .9, stream);
    double rho = SpearmanTest.of(a, b, NanPolicy.DROP).rho();
    assertEquals(1 - rho, SeedNoise.of(List.of(a, b)).share(), .002);
    a[3] = Double.NaN;
    assertEquals(N - 1, SeedNoise.of(List.of(a, b)).n());
  }
}
