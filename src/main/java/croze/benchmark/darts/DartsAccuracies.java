package croze.benchmark.darts;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.csv.CsvText;
import croze.data.DataFolder;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.space.darts.Genotype;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Accuracies of trained networks of the DARTS space on CIFAR-10: one of two published tables, whose
 * repositories state no licence. Immutable.
 *
 * @param networks in order of the table
 */
public record DartsAccuracies(List<Trained> networks) {
  private static final Wanted LIST =
      new Wanted("a list of networks", "get the file again with 'make data'");

  private static final String SWAP = "darts/DARTS_archs_CIFAR10.csv";
  private static final List<String> TINY_ROBUST_BENCH =
      List.of("0_1000", "1000_2000", "2000_3000", "3000_4000");
  private static final int MOST_BYTES = 64 << 20;
  private static final int WIDTH = 16;
  private static final int DEPTH = 8;

  /**
   * A network.
   *
   * @param clean accuracy on clean images, 0 … 1
   * @param adversarial accuracy under PGD, 0 … 1; NaN if the table has none
   */
  public record Trained(Genotype genotype, double clean, double adversarial) {}

  public DartsAccuracies {
    networks = List.copyOf(networks);
  }

  /**
   * SWAP's 1,000 networks (Peng et al., ICLR 2024), trained as usual for 200 epochs; validation
   * accuracy. Width, depth and recipe are stated nowhere.
   *
   * @throws InvalidInputException if the file is missing or broken
   */
  public static DartsAccuracies swap(DataFolder folder) {
    Path file = folder.locate(SWAP).path();
    List<Trained> networks = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      String rows = CsvText.read(file.toString(), in, MOST_BYTES);
      for (CsvRow row : CsvFile.parse(file.toString(), "genotype,accuracy\n" + rows).rows()) {
        String at = "%s, row %d".formatted(file, row.number() - 1); // the file has no header
        double clean = percent(at, row.text("accuracy"));
        networks.add(new Trained(genotype(at, row.text("genotype")), clean, Double.NaN));
      }
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }
    return new DartsAccuracies(networks);
  }

  /**
   * Tiny-RobustBench: 223 networks of C = 16 and 8 cells that TRNAS (ICCV 2025) trained on PGD
   * examples, 105 epochs. Both accuracies are the largest of an epoch, each of its own.
   *
   * @throws InvalidInputException if a file is missing or broken
   */
  public static DartsAccuracies tinyRobustBench(DataFolder folder) {
    List<Trained> networks = new ArrayList<>();
    for (String part : TINY_ROBUST_BENCH) {
      Path file = folder.locate("darts/robust_bench_seed_" + part + ".json").path();
      JsonNode records = json(file);
      for (int i = 0; i < records.size(); i++) {
        networks.add(network("%s, record %d".formatted(file, i), records.get(i)));
      }
    }
    return new DartsAccuracies(networks);
  }

  private static JsonNode json(Path file) {
    JsonNode records = BoundedFile.json(file, LIST);
    if (!records.isArray()) {
      throw LIST.refusal(file, "it begins otherwise", null);
    }
    return records;
  }

  private static Trained network(String at, JsonNode record) {
    JsonNode net = record.path("net");
    if (net.path("width").asInt() != WIDTH || net.path("depth").asInt() != DEPTH) {
      throw wrong(at, "a network that is not of width 16 and depth 8");
    }
    JsonNode genotype = net.path("genotype");
    String text =
        "Genotype(normal=%s, normal_concat=%s, reduce=%s, reduce_concat=%s)"
            .formatted(
                entries(genotype.path("normal")),
                genotype.path("normal_concat"),
                entries(genotype.path("reduce")),
                genotype.path("reduce_concate")); // as the table spells it
    return new Trained(
        genotype(at, text),
        percent(at, record.path("max_test_top1_original").asText()),
        percent(at, record.path("max_test_top1_adv").asText()));
  }

  private static String entries(JsonNode entries) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(e -> "('%s', %s)".formatted(e.path(0).asText(), e.path(1)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Genotype genotype(String at, String text) {
    try {
      return Genotype.parse(text);
    } catch (InvalidInputException e) {
      throw wrong(at, e.getMessage());
    }
  }

  private static double percent(String at, String text) {
    try {
      double percent = Double.parseDouble(text);
      if (percent >= 0 && percent <= 100) {
        return percent / 100;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw wrong(at, "accuracy '" + text + "', expected 0 to 100");
  }

  private static InvalidInputException wrong(String at, String what) {
    return new InvalidInputException(at + ": " + what + "; get the file again with 'make data'");
  }
}
