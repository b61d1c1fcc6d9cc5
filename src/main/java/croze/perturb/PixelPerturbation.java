package croze.perturb;

import croze.tensor.Tensor;

/**
 * A perturbation that pixels alone decide, after three corruptions of Hendrycks and Dietterich 2019
 * (those themselves are in {@code croze.perturb.corruption}). Acts on the RGB pixels in [0, 1], of
 * shape (n, 3, height, width), behind the normalised images, and leaves them there.
 */
public interface PixelPerturbation extends Perturbation {

  @Override
  default Tensor apply(Source x) {
    return x.normalisation().normalise(apply(x.normalisation().pixels(x.images())));
  }

  /** The corrupted pixels. */
  Tensor apply(Tensor pixels);

  /**
   * Adds to the value V = max(R, G, B) of the HSV colour, hue and saturation staying: every channel
   * is scaled by V'/V, V' = clamp(V + shift, 0, 1). Black, which has no hue, turns grey.
   *
   * @param shift .05 to .3 in CIFAR-10-C
   */
  record Brightness(double shift) implements PixelPerturbation {
    /** Half a step of a byte: normalised images are floats, so their black is 1e-8 and no hue. */
    private static final double BLACK = .5 / 255;

    @Override
    public Tensor apply(Tensor pixels) {
      int n = pixels.shape()[0];
      int area = pixels.shape()[2] * pixels.shape()[3];
      double[] in = pixels.data();
      double[] out = new double[in.length];
      for (int i = 0; i < n; i++) {
        for (int p = 3 * i * area; p < (3 * i + 1) * area; p++) {
          double value = Math.max(in[p], Math.max(in[p + area], in[p + 2 * area]));
          double target = Perturbation.clamp(value + shift);
          for (int c = p; c <= p + 2 * area; c += area) {
            out[c] = value > BLACK ? in[c] * (target / value) : target;
          }
        }
      }
      return new Tensor(pixels.shape(), out);
    }
  }

  /**
   * Pulls each channel towards its mean m over the image: clamp((x − m)·factor + m, 0, 1).
   *
   * @param factor .75 to .15 in CIFAR-10-C
   */
  record Contrast(double factor) implements PixelPerturbation {
    @Override
    public Tensor apply(Tensor pixels) {
      int area = pixels.shape()[2] * pixels.shape()[3];
      double[] in = pixels.data();
      double[] out = new double[in.length];
      for (int plane = 0; plane < in.length; plane += area) {
        double mean = 0;
        for (int p = plane; p < plane + area; p++) {
          mean += in[p];
        }
        mean /= area;
        for (int p = plane; p < plane + area; p++) {
          out[p] = Perturbation.clamp((in[p] - mean) * factor + mean);
        }
      }
      return new Tensor(pixels.shape(), out);
    }
  }

  /**
   * Replaces each block of pixels by its mean. CIFAR-10-C resamples to .95 to .65 of the size and
   * back instead.
   *
   * @param block height and width of a block; blocks at the lower and right edge may be smaller
   */
  record Pixelate(int block) implements PixelPerturbation {

    /**
     * @throws IllegalArgumentException if the block is not positive
     */
    public Pixelate {
      if (block < 1) {
        throw new IllegalArgumentException("a block has at least 1 pixel, found " + block);
      }
    }

    @Override
    public Tensor apply(Tensor pixels) {
      int height = pixels.shape()[2];
      int width = pixels.shape()[3];
      double[] out = new double[pixels.size()];
      for (int plane = 0; plane < out.length; plane += height * width) {
        for (int top = 0; top < height; top += block) {
          for (int left = 0; left < width; left += block) {
            int bottom = Math.min(top + block, height);
            int right = Math.min(left + block, width);
            average(pixels.data(), out, plane, width, top, bottom, left, right);
          }
        }
      }
      return new Tensor(pixels.shape(), out);
    }

    private static void average(
        double[] in, double[] out, int plane, int width, int top, int bottom, int left, int right) {
      double sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          sum += in[plane + y * width + x];
        }
      }
      double mean = sum / ((bottom - top) * (right - left));
      for (int y = top; y < bottom; y++) {
        int row = plane + y * width;
        java.util.Arrays.fill(out, row + left, row + right, mean);
      }
    }
  }
}
