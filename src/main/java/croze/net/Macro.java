package croze.net;

/**
 * The part of a NAS-Bench-201 network that the cell does not decide.
 *
 * @param cells cells a stage: 5 in the benchmark, 1 in the small goldens
 * @param channels channels of the first stage; the second and third have twice and four times as
 *     many
 * @param classes classes of the data set
 * @param imageSize height and width of an image
 */
public record Macro(int cells, int channels, int classes, int imageSize) {

  /** With the benchmark's 16 channels. */
  public static Macro benchmark(int cells, int classes, int imageSize) {
    return new Macro(cells, 16, classes, imageSize);
  }
}
