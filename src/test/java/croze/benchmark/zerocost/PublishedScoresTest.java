package croze.benchmark.zerocost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.benchmark.PublishedLayout;
import croze.image.Dataset;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.space.nb201.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedScoresTest {
  private static final String CIFAR10 = "zc-proxies/nb201_zc_proxies.csv";
  private static final String IMAGENET = "zc-proxies/nb201_ImageNet16-120_zc_proxies.csv";

  @TempDir Path root;

  /** NASLib's numbers, by our order of the operations. */
  private static final int[] NUMBERS = {1, 0, 3, 2, 4};

  /** Our edges in NASLib's order: 0→1, 0→2, 0→3, 1→2, 1→3, 2→3. */
  private static final int[] EDGES = {0, 1, 3, 2, 4, 5};

  private static String net(Cell cell) {
    return IntStream.of(EDGES)
        .mapToObj(e -> Integer.toString(NUMBERS[cell.edges().get(e).ordinal()]))
        .collect(Collectors.joining(", ", "\"(", ")\""));
  }

  private static String row(int index, boolean named) {
    Cell cell = CellSpace.cell(index);
    String scores =
        IntStream.range(0, 13)
            .mapToObj(p -> p == 5 && index == 2 ? "-100000000.0" : index + "." + p)
            .collect(Collectors.joining(","));
    return net(cell) + "," + (named ? cell + "," : "") + scores;
  }

  private PublishedLayout layout() throws IOException {
    String proxies = String.join(",", PublishedScores.PROXIES);
    return new PublishedLayout(root)
        .write(CIFAR10, "net,net_str," + proxies + "\n" + rows(true))
        .write(IMAGENET, "net," + proxies + "\n" + rows(false));
  }

  /** The first 9,445 architectures, the last first. */
  private static String rows(boolean named) {
    return IntStream.range(0, 9445)
        .mapToObj(i -> row(9444 - i, named))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void scoresFollowTheIndexAndNaNIsNaN() throws IOException {
    for (Dataset dataset : PublishedScores.datasets()) {
      PublishedScores scores = PublishedScores.load(layout().folder(), dataset);
      assertArrayEquals(IntStream.range(0, 9445).toArray(), scores.indices());
      assertEquals(4321.1, scores.scores("fisher")[4321]);
      assertEquals(4321.12, scores.scores("zen")[4321]);
      assertTrue(Double.isNaN(scores.scores("jacov")[2]));
      assertEquals(3.5, scores.scores("jacov")[3]);
    }
  }

  @Test
  void whatItLacksIsAnErrorThatListsWhatItHas() throws IOException {
    PublishedLayout layout = layout();
    assertEquals(
        "NAS-Bench-Suite-Zero has no scores of cifar100: it has [cifar10, imagenet16-120]",
        assertThrows(
                InvalidInputException.class,
                () -> PublishedScores.load(layout.folder(), Dataset.CIFAR100))
            .getMessage());
    PublishedScores scores = PublishedScores.load(layout.folder(), Dataset.CIFAR10);
    String message =
        assertThrows(InvalidInputException.class, () -> scores.scores("naswot")).getMessage();
    assertTrue(message.contains("'naswot', expected one of [epe_nas"), message);
  }

  @Test
  void theNetsAreThosePublished() {
    // The first row of the published file: its net_str and its net.
    Cell cell =
        new Cell(
            List.of(
                Operation.AVG_POOL_3X3,
                Operation.SKIP_CONNECT,
                Operation.NONE,
                Operation.NOR_CONV_1X1,
                Operation.AVG_POOL_3X3,
                Operation.NOR_CONV_1X1));
    assertEquals("\"(4, 0, 3, 1, 4, 3)\"", net(cell));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = ';',
      value = {
        "net,; arch,; no column 'net'; a column missing",
        ",9444.3,; ,x,; 'row 2: found ''x'', expected a number'; a text",
        ",9444.3,; ,Infinity,; with grad_norm Infinity; infinity",
        ",9444.3,; ,; 14 fields; a field missing",
        "'\"('; '\"(5'; 'net ''(5'; a net that is none",
        "|; |none~0|+|; with net_str; another net_str",
      })
  void aDamagedFileIsRefusedByNameAndLine(
      String target, String replacement, String expected, String what) throws IOException {
    PublishedLayout layout = layout().damage(CIFAR10, target, replacement);
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> PublishedScores.load(layout.folder(), Dataset.CIFAR10),
                what)
            .getMessage();
    assertTrue(message.startsWith(root.resolve(CIFAR10).toString()), message);
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void missingAndRepeatedArchitecturesAreRefused() throws IOException {
    PublishedLayout layout = layout().damage(IMAGENET, "\n" + row(5, false), "");
    String missing =
        assertThrows(
                InvalidInputException.class,
                () -> PublishedScores.load(layout.folder(), Dataset.IMAGENET16_120))
            .getMessage();
    assertTrue(missing.contains("the end after 9444 architectures, expected 9445"), missing);
    layout().damage(IMAGENET, row(5, false), row(6, false));
    String repeated =
        assertThrows(
                InvalidInputException.class,
                () -> PublishedScores.load(layout.folder(), Dataset.IMAGENET16_120))
            .getMessage();
    assertTrue(repeated.contains(" a second time, expected each net once"), repeated);
  }
}
