package croze.sweep;

import croze.InvalidInputException;

/**
 * Which images the architectures of a sweep are scored on. Written {@code per-arch:8}, {@code
 * shared:8}, {@code first:8}, {@code synthetic:7}.
 */
public sealed interface BatchDraw {
  /** Images of the published setting. */
  int DEFAULT_SIZE = 8;

  /** Every architecture has its own augmented images: the published setting. */
  record PerArchitecture(int size) implements BatchDraw {
    @Override
    public String toString() {
      return "per-arch:" + size;
    }
  }

  /** All architectures see the same augmented images. */
  record Shared(int size) implements BatchDraw {
    @Override
    public String toString() {
      return "shared:" + size;
    }
  }

  /** The data set's first training images, not augmented. */
  record First(int size) implements BatchDraw {
    @Override
    public String toString() {
      return "first:" + size;
    }
  }

  /** The golden recipe's eight synthetic images of a seed. */
  record Synthetic(long seed) implements BatchDraw {
    @Override
    public String toString() {
      return "synthetic:" + seed;
    }
  }

  /**
   * Reads the text form; {@code keyed} is {@code per-arch}, and the size may be left out of {@code
   * per-arch} and {@code shared}.
   *
   * @throws InvalidInputException if the text is none of the forms, or the size is not positive
   */
  static BatchDraw parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String number = colon < 0 ? Integer.toString(DEFAULT_SIZE) : text.substring(colon + 1);
    try {
      return switch (kind) {
        case "keyed", "per-arch" -> new PerArchitecture(size(number));
        case "shared" -> new Shared(size(number));
        case "first" -> new First(size(number));
        case "synthetic" -> new Synthetic(colon < 0 ? 7 : Long.parseLong(number));
        default -> throw new NumberFormatException();
      };
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "batch \"%s\": expected per-arch:8 (or keyed), shared:8, first:8 or synthetic:7, the number"
                  .formatted(text)
              + " being the images (at least 2) or the synthetic images' seed",
          e);
    }
  }

  private static int size(String number) {
    int size = Integer.parseInt(number);
    if (size < 2) {
      throw new NumberFormatException("a batch of " + size);
    }
    return size;
  }
}
