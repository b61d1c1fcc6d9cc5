package croze.space;

/**
 * The part of a network that the architecture does not decide.
 *
 * @param cells of NAS-Bench-201, cells a stage: 5, or 1 in the small goldens; of DARTS, all cells
 * @param channels channels of the first stage; each later one has twice those of the one before
 * @param classes classes of the data set
 * @param imageSize height and width of an image
 */
public record Macro(int cells, int channels, int classes, int imageSize) {

  /** With the benchmark's 16 channels. */
  public static Macro benchmark(int cells, int classes, int imageSize) {
    return new Macro(cells, 16, classes, imageSize);
  }
}
