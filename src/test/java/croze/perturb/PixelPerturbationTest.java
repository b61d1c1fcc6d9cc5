package croze.perturb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.image.Dataset;
import croze.perturb.PixelPerturbation.Brightness;
import croze.perturb.PixelPerturbation.Contrast;
import croze.perturb.PixelPerturbation.Pixelate;
import croze.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PixelPerturbationTest {

  /** Four pixels: a colour, one near white, grey, black; as Python's colorsys has them. */
  @Test
  void brightnessShiftsTheValueAndKeepsTheHue() {
    Tensor pixels =
        Tensor.of(
            new double[] {
              .2, .9, .5, 0, // red
              .4, .3, .5, 0, // green
              .1, .6, .5, 0 // blue
            },
            1,
            3,
            2,
            2);
    double[] expected = {
      .3, 1, .7, .2, //
      .6, 1 / 3., .7, .2, //
      .15, 2 / 3., .7, .2
    };
    assertArrayEquals(expected, new Brightness(.2).apply(pixels).data(), 1e-15);
  }

  /** As batches have them, black pixels are off by the rounding to float, each channel its own. */
  @ParameterizedTest
  @EnumSource(Dataset.class)
  void brightnessTurnsBlackGreyAndTheDarkestColourStaysOne(Dataset dataset) {
    double[] batch = new double[6];
    for (int c = 0; c < 3; c++) {
      batch[2 * c] = dataset.normalise(c, 0);
      batch[2 * c + 1] = dataset.normalise(c, c == 0 ? 1 : 0);
    }
    Tensor pixels = dataset.normalisation().pixels(Tensor.of(batch, 1, 3, 1, 2));
    double red = .2 + 1 / 255.;
    double[] expected = {.2, red, .2, 0, .2, 0};
    assertArrayEquals(expected, new Brightness(.2).apply(pixels).data(), 1e-5);
  }

  @Test
  void contrastPullsTowardsTheMeanOfTheChannel() {
    Tensor pixels = Tensor.of(new double[] {0, .2, .4, 1, .5, .5, .5, .5}, 1, 2, 2, 2);
    double[] expected = {.2, .3, .4, .7, .5, .5, .5, .5};
    assertArrayEquals(expected, new Contrast(.5).apply(pixels).data(), 1e-15);
  }

  @Test
  void contrastStaysInRange() {
    Tensor pixels = Tensor.of(new double[] {0, 0, 0, 1}, 1, 1, 2, 2);
    assertArrayEquals(new double[] {0, 0, 0, 1}, new Contrast(2).apply(pixels).data(), 1e-15);
  }

  @Test
  void pixelateAveragesBlocksAlsoSmallerOnesAtTheEdge() {
    Tensor pixels = Tensor.of(new double[] {0, .2, .3, .4, .6, .5, .7, .9, 1}, 1, 1, 3, 3);
    double[] expected = {.3, .3, .4, .3, .3, .4, .8, .8, 1};
    assertArrayEquals(expected, new Pixelate(2).apply(pixels).data(), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> new Pixelate(0));
  }
}
