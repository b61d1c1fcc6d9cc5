package croze.random;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The stream that every random draw of the harness comes from: SplitMix64, started at a key made of
 * names.
 *
 * <p>The i-th number (i = 1, 2, …) mixes {@code start + i·0x9E3779B97F4A7C15}. The start of a
 * stream is the 64-bit FNV-1a hash of what the draw is for, so a value depends on neither order,
 * threads nor machine. Not thread safe; make one where it is needed.
 */
public final class KeyedStream {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private long state;

  private KeyedStream(long start) {
    state = start;
  }

  /**
   * The harness's own streams: the key is {@code seed/part/part/…}, hashed as one text.
   *
   * @param parts what the draw is for, outermost first: data set, architecture, "init", tensor name
   */
  public static KeyedStream of(long seed, String... parts) {
    return new KeyedStream(fnv1a64(seed + "/" + String.join("/", parts)));
  }

  /** The golden recipe: the key is the hash of the name alone, exclusive-or the seed. */
  public static KeyedStream golden(String name, long seed) {
    return new KeyedStream(fnv1a64(name) ^ seed);
  }

  /** FNV-1a over the UTF-8 bytes of the text. */
  static long fnv1a64(String text) {
    long h = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    return h;
  }

  public long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Uniform on 0 … bound − 1: ⌊bound·u⌋.
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, found " + bound);
    }
    return (int) (nextDouble() * bound);
  }

  /**
   * A draw without replacement: the first places of a random permutation of 0 … n − 1, by Fisher
   * and Yates from the front. A smaller draw is the beginning of any larger one.
   *
   * @param n what is drawn from
   * @param size how many are drawn, at most n
   * @throws IllegalArgumentException if the size is greater than n
   */
  public int[] sample(int n, int size) {
    int[] order = IntStream.range(0, n).toArray();
    for (int k = 0; k < size; k++) {
      int other = k + nextInt(n - k);
      int drawn = order[other];
      order[other] = order[k];
      order[k] = drawn;
    }
    return Arrays.copyOf(order, size);
  }

  /**
   * Standard normal by Box and Muller's cosine branch; StrictMath, so the same on every machine.
   */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /**
   * Standard normal by inversion, Φ⁻¹(max(u, 2⁻⁵⁴)): one number of the stream each, as the goldens
   * of the recent proxies draw it.
   */
  public double nextNormal() {
    return NORMAL.inverseCumulativeProbability(Math.max(nextDouble(), 0x1p-54));
  }
}
