package croze.extension;

import croze.perturb.corruption.CommonCorruption;
import croze.perturb.corruption.RgbImage;
import croze.random.KeyedStream;
import java.util.Arrays;

/** Corruption of a stranger: the negative of the image, whatever the severity. */
public final class NegativeCorruption implements CommonCorruption {
  @Override
  public String name() {
    return "negative";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return new RgbImage(image.size(), Arrays.stream(image.bytes()).map(b -> 255 - b).toArray());
  }
}
