package croze.engine.cpu.plan;

import croze.net.Window;
import java.util.stream.IntStream;

/**
 * Taps along one axis in the order of the pixels that they read.
 *
 * @param pixels the pixel that each reads for the first output
 */
record Taps(int[] taps, int[] pixels) {

  static Taps forward(Window.Axis axis) {
    int[] taps = IntStream.range(0, axis.kernel()).toArray();
    return new Taps(taps, IntStream.of(taps).map(tap -> axis.at(0, tap)).toArray());
  }

  /** The taps that read input i of the axis, last first, and the outputs that read it. */
  static Taps backward(Window.Axis axis, int i) {
    int[] taps =
        IntStream.iterate(axis.kernel() - 1, tap -> tap >= 0, tap -> tap - 1)
            .filter(tap -> Math.floorMod(i - axis.at(0, tap), axis.stride()) == 0)
            .toArray();
    return new Taps(
        taps,
        IntStream.of(taps).map(tap -> Math.floorDiv(i - axis.at(0, tap), axis.stride())).toArray());
  }

  int first() {
    return pixels.length == 0 ? 0 : pixels[0];
  }

  /** Pixels from the first tap's to that of another. */
  int offset(int index) {
    return pixels[index] - pixels[0];
  }

  /** The taps (by index) that lie in one run: all if they read neighbours, else each alone. */
  int[][] parts(boolean apart) {
    int[] all = IntStream.range(0, taps.length).toArray();
    boolean neighbours = IntStream.of(all).allMatch(i -> offset(i) == i);
    return neighbours && !apart && taps.length > 0
        ? new int[][] {all}
        : IntStream.of(all).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
  }

  int[] of(int[] part) {
    return IntStream.of(part).map(i -> taps[i]).toArray();
  }
}
