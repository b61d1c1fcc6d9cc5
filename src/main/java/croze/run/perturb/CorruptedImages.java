package croze.run.perturb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.perturb.corruption.CommonCorruption;
import croze.perturb.corruption.RgbImage;
import croze.random.KeyedStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Images before and after a corruption. */
public record CorruptedImages(CorruptionRequest request, List<Pair> pairs) {

  /** An image before and after. */
  public record Pair(RgbImage clean, RgbImage corrupted) {}

  /**
   * Corrupts images and writes them if asked to.
   *
   * @throws InvalidInputException if the images are wrong or missing, or a file exists that would
   *     be written
   */
  public static CorruptedImages of(CorruptionRequest request, DataFolder folder) {
    CommonCorruption corruption = request.kind();
    ImageSet set = ImageSelection.parse(request.images()).load(folder);
    List<Path> files = request.out().map(out -> files(request, out, set.count())).orElse(List.of());
    List<Pair> pairs =
        IntStream.range(0, set.count()).mapToObj(i -> pair(corruption, request, set, i)).toList();
    for (int i = 0; i < files.size(); i++) {
      write(pairs.get(i).corrupted, files.get(i));
    }
    return new CorruptedImages(request, pairs);
  }

  /** Each image has a stream of its own. */
  private static Pair pair(
      CommonCorruption corruption, CorruptionRequest request, ImageSet set, int i) {
    int severity = request.severity();
    KeyedStream stream =
        KeyedStream.of(
            request.seed(),
            "corruption",
            request.kind().name(),
            "" + severity,
            request.images(),
            "" + i);
    RgbImage clean = RgbImage.of(set, i);
    return new Pair(clean, corruption.apply(clean, severity, stream));
  }

  private static List<Path> files(CorruptionRequest request, Path out, int count) {
    String name = request.kind().name() + "-" + request.severity();
    List<Path> files =
        IntStream.range(0, count)
            .mapToObj(i -> out.resolve("%s-%04d.png".formatted(name, i)))
            .toList();
    files.forEach(WritePermission::ofNew);
    return files;
  }

  private static void write(RgbImage image, Path file) {
    int size = image.size();
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < size * size; p++) {
      int[] b = image.bytes();
      picture.setRGB(p % size, p / size, b[3 * p] << 16 | b[3 * p + 1] << 8 | b[3 * p + 2]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  /** One JSON object. */
  public String json() {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("kind", request.kind().name());
    object.put("severity", request.severity());
    object.put("images", request.images());
    object.put("seed", request.seed());
    request.kind().substitute().ifPresent(s -> object.put("substitute", s));
    ArrayNode means = object.putArray("mean");
    ArrayNode sums = object.putArray("sum");
    ArrayNode changes = object.putArray("mean_abs_change");
    for (Pair pair : pairs) {
      means.add(pair.corrupted.mean());
      sums.add(pair.corrupted.sum());
      changes.add(pair.corrupted.meanAbsoluteChange(pair.clean));
    }
    return object.toString();
  }

  /** A line an image. */
  public String text() {
    StringBuilder text =
        new StringBuilder("%s, severity %d".formatted(request.kind().name(), request.severity()));
    request.kind().substitute().ifPresent(s -> text.append(" (stand-in: ").append(s).append(')'));
    text.append("%n%5s  %8s  %8s  %s".formatted("image", "mean", "sum", "mean |change|"));
    for (int i = 0; i < pairs.size(); i++) {
      RgbImage corrupted = pairs.get(i).corrupted;
      text.append(
          "%n%5d  %8.3f  %8d  %.3f"
              .formatted(
                  i,
                  corrupted.mean(),
                  corrupted.sum(),
                  corrupted.meanAbsoluteChange(pairs.get(i).clean)));
    }
    return text.toString();
  }
}
