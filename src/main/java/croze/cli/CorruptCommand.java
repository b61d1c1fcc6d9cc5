package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.benchmark.Corruption;
import croze.data.DataFolder;
import croze.data.WholeFile;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.perturb.corruption.CommonCorruption;
import croze.perturb.corruption.RgbImage;
import croze.random.KeyedStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze corrupt}: one corruption of CIFAR-10-C, for scripts and for looking at. */
@Command(
    name = "corrupt",
    description = "Corrupts images as CIFAR-10-C does, and says by how much each changed.")
final class CorruptCommand implements Callable<Integer> {
  @Option(
      names = "--images",
      required = true,
      paramLabel = "WHICH",
      description =
          "synthetic:SEED:COUNT, smooth:SEED:COUNT (the same without noise), or"
              + " cifar10:test:FIRST-LAST (or cifar100, or train).")
  private String images;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "NAME",
      description = "gaussian_noise, defocus_blur, fog, …: a name of CIFAR-10-C.")
  private String kind;

  @Option(names = "--severity", required = true, paramLabel = "1-5", description = "1 to 5.")
  private int severity;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random corruptions' draws, 0 by default.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each image as a PNG there; files that exist are refused.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** An image before and after. */
  private record Pair(RgbImage clean, RgbImage corrupted) {}

  @Override
  public Integer call() throws Exception {
    Corruption type = type();
    if (severity < 1 || severity > Corruption.SEVERITIES) {
      throw new InvalidInputException(
          "--severity %d: expected 1 to %d".formatted(severity, Corruption.SEVERITIES));
    }
    CommonCorruption corruption = CommonCorruption.of(type);
    ImageSet set = ImageSelection.parse(images).load(DataFolder.standard());
    List<Path> files = out == null ? List.of() : files(type, set.count());
    List<Pair> pairs =
        IntStream.range(0, set.count()).mapToObj(i -> pair(corruption, type, set, i)).toList();
    for (int i = 0; i < files.size(); i++) {
      write(pairs.get(i).corrupted, files.get(i));
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(json ? json(type, corruption, pairs) : text(type, corruption, pairs));
    print.flush();
    return 0;
  }

  private Corruption type() {
    return Arrays.stream(Corruption.values())
        .filter(c -> c.id().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--kind %s: expected one of %s"
                        .formatted(
                            kind,
                            Arrays.stream(Corruption.values())
                                .map(Corruption::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** Each image has a stream of its own. */
  private Pair pair(CommonCorruption corruption, Corruption type, ImageSet set, int i) {
    KeyedStream stream =
        KeyedStream.of(seed, "corruption", type.id(), "" + severity, images, "" + i);
    RgbImage clean = RgbImage.of(set, i);
    return new Pair(clean, corruption.apply(clean, severity, stream));
  }

  private List<Path> files(Corruption type, int count) throws IOException {
    List<Path> files =
        IntStream.range(0, count)
            .mapToObj(i -> out.resolve("%s-%d-%04d.png".formatted(type.id(), severity, i)))
            .toList();
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new InvalidInputException(file + " exists: give another --out");
      }
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InvalidInputException("--out " + out + " is no folder: give another");
    }
    Files.createDirectories(out);
    return files;
  }

  private static void write(RgbImage image, Path file) throws IOException {
    int size = image.size();
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < size * size; p++) {
      int[] b = image.bytes();
      picture.setRGB(p % size, p / size, b[3 * p] << 16 | b[3 * p + 1] << 8 | b[3 * p + 2]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    WholeFile.write(file, bytes.toByteArray());
  }

  private String json(Corruption type, CommonCorruption corruption, List<Pair> pairs)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("kind", type.id());
    object.put("severity", severity);
    object.put("images", images);
    object.put("seed", seed);
    corruption.substitute().ifPresent(s -> object.put("substitute", s));
    ArrayNode means = object.putArray("mean");
    ArrayNode sums = object.putArray("sum");
    ArrayNode changes = object.putArray("mean_abs_change");
    for (Pair pair : pairs) {
      means.add(pair.corrupted.mean());
      sums.add(pair.corrupted.sum());
      changes.add(pair.corrupted.meanAbsoluteChange(pair.clean));
    }
    return mapper.writeValueAsString(object);
  }

  private String text(Corruption type, CommonCorruption corruption, List<Pair> pairs) {
    StringBuilder text = new StringBuilder("%s, severity %d".formatted(type.id(), severity));
    corruption.substitute().ifPresent(s -> text.append(" (stand-in: ").append(s).append(')'));
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
