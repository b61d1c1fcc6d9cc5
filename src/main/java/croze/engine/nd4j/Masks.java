package croze.engine.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Constant matrices of a grid. */
final class Masks implements AutoCloseable {
  private final INDArray pixels;
  private final INDArray core;
  private final INDArray windows;
  private final INDArray samples;

  Masks(Grid grid, DataType type) {
    double[] pixels = new double[grid.extent()];
    double[] windows = new double[grid.extent()];
    double[] samples = new double[grid.extent() * grid.samples()];
    for (int n = 0; n < grid.samples(); n++) {
      for (int r = 0; r < grid.height(); r++) {
        for (int c = 0; c < grid.width(); c++) {
          int at = grid.offset(n, r, c);
          pixels[at] = 1;
          windows[at] = 1.0 / (neighbours(r, grid.height()) * neighbours(c, grid.width()));
          samples[at * grid.samples() + n] = 1;
        }
      }
    }
    this.pixels = Transfer.toDevice(pixels, type, 1, grid.extent());
    this.windows = Transfer.toDevice(windows, type, 1, grid.extent());
    this.samples = Transfer.toDevice(samples, type, grid.extent(), grid.samples());
    core =
        Nd4j.create(
            this.pixels.data(),
            new long[] {1, grid.length()},
            new long[] {grid.extent(), 1},
            grid.margin(),
            'c');
  }

  /** Of i − 1, i, i + 1, how many lie in 0 … size − 1. */
  private static int neighbours(int i, int size) {
    return 1 + (i > 0 ? 1 : 0) + (i < size - 1 ? 1 : 0);
  }

  /** 1 at pixels, else 0: (1, extent). */
  INDArray pixels() {
    return pixels;
  }

  /** The same without the margins: (1, length). */
  INDArray core() {
    return core;
  }

  /** At pixels 1 / (pixels of the image in the 3×3 window), else 0: (1, extent). */
  INDArray windows() {
    return windows;
  }

  /** 1 where the place is a pixel of the sample, else 0: (extent, samples). */
  INDArray samples() {
    return samples;
  }

  @Override
  public void close() {
    pixels.close();
    windows.close();
    samples.close();
  }
}
