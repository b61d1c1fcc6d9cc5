package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.random.KeyedStream;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.space.nb201.EqualNetworks;
import croze.space.nb201.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Why dedup is right: with the weights of corresponding layers equal, equal networks have equal
 * scores by the proxies that say so, and the others do not.
 */
class EqualNetworkScoresTest {
  private static final int PAIRS = 5;
  private static final Setting SETTING =
      Setting.PUBLISHED.with("cells", "1").with("batch", "synthetic:7");
  private static final Pattern EDGE = Pattern.compile("(.*\\.e)(\\d)(\\..*)");
  private static final List<Proxy> BLIND =
      Proxies.all().stream().filter(p -> !p.seesDeadLayers()).toList();

  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = Engines.open("cpu", Precision.DOUBLE);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Map<String, Double> scores(int index, List<Proxy> proxies) {
    Cell cell = CellSpace.cell(index);
    DataFolder none = new DataFolder(Path.of("none"), Optional.empty(), Manifest.bundled());
    Draws draws =
        new Draws(
            program -> tied(program, cell),
            tensor -> KeyedStream.golden(tensor, 0),
            count ->
                new BatchRecipe.Synthetic(7).source(none, Dataset.CIFAR10, 0).batches("", count),
            Dataset.CIFAR10.normalisation(),
            kind -> KeyedStream.golden(kind, 0));
    return new PassRunner(new PassPlan(proxies), () -> engine, cell, SETTING.macro(), draws)
        .scores();
  }

  /** Weights keyed by what a layer computes in its cell, in place of the edge it lies on. */
  private static Parameters tied(Program program, Cell cell) {
    return Initialiser.UNIFORM.parameters(
        program,
        name -> {
          Matcher m = EDGE.matcher(name);
          String key =
              m.matches()
                  ? m.group(1) + term(cell, Integer.parseInt(m.group(2))) + m.group(3)
                  : name;
          return KeyedStream.golden(key, 0);
        });
  }

  private static String term(Cell cell, int edge) {
    return "(" + node(cell, Cell.SOURCES.get(edge)) + ")@" + cell.edges().get(edge).label();
  }

  private static String node(Cell cell, int node) {
    if (node == 0) {
      return "0";
    }
    List<String> terms = new ArrayList<>();
    for (int e = 0; e < cell.edges().size(); e++) {
      if (Cell.TARGETS.get(e) == node) {
        String source = node(cell, Cell.SOURCES.get(e));
        switch (cell.edges().get(e)) {
          case NONE -> {}
          case SKIP_CONNECT -> terms.add(source);
          case AVG_POOL_3X3 -> terms.add(source.isEmpty() ? "" : term(cell, e));
          default -> terms.add(term(cell, e));
        }
      }
    }
    terms.removeIf(String::isEmpty);
    terms.sort(null);
    return String.join("+", terms);
  }

  @Test
  void equalNetworksHaveEqualScores() {
    KeyedStream stream = KeyedStream.of(3, "pairs");
    for (int pair = 0; pair < PAIRS; ) {
      int index = stream.nextInt(CellSpace.cells().size());
      int first = EqualNetworks.representative(index);
      if (first != index) {
        pair++;
        Map<String, Double> expected = scores(first, BLIND);
        scores(index, BLIND)
            .forEach((proxy, score) -> assertClose(expected.get(proxy), score, proxy, index));
      }
    }
  }

  private static void assertClose(double expected, double score, String proxy, int index) {
    double tolerance = 1e-6 * Math.max(Math.abs(expected), 1e-3);
    assertEquals(expected, score, tolerance, proxy + " of " + index);
  }

  /** naswot, l2_norm and the products without G count what cannot reach the output. */
  @Test
  void otherProxiesSeeDeadLayers() {
    Cell live = Cell.parse("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|skip_connect~1|none~2|");
    Cell dead =
        Cell.parse("|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|none~0|skip_connect~1|none~2|");
    int a = CellSpace.indexOf(live);
    int b = CellSpace.indexOf(dead);
    assertEquals(EqualNetworks.representative(a), EqualNetworks.representative(b));
    List<Proxy> seeing =
        Proxies.all().stream()
            .filter(p -> p.seesDeadLayers())
            .filter(p -> !List.of("effective_params", "live_params").contains(p.name()))
            .toList();
    assertTrue(seeing.size() > 6, "" + seeing);
    Map<String, Double> other = scores(b, seeing);
    scores(a, seeing).forEach((proxy, score) -> assertNotEquals(score, other.get(proxy), proxy));
  }

  /** A convolution of nothing passes its bias on, so isomorphic is not enough. */
  @Test
  void isomorphicCellsMayDiffer() {
    Cell without = Cell.parse("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
    Cell with = Cell.parse("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|nor_conv_1x1~1|none~2|");
    assertEquals(without.canonicalForm(), with.canonicalForm());
    int a = CellSpace.indexOf(without);
    int b = CellSpace.indexOf(with);
    assertNotEquals(EqualNetworks.representative(a), EqualNetworks.representative(b));
    List<Proxy> croze = Proxies.parse("croze");
    double difference = scores(a, croze).get("croze") / scores(b, croze).get("croze") - 1;
    assertTrue(Math.abs(difference) > 1e-3, "relative difference " + difference);
  }

  /** 2·c(x) has one convolution, c(x) + c′(x) two: isomorphic in the benchmark, but not equal. */
  @Test
  void sharedConvolutionIsNotTwo() {
    Cell shared =
        Cell.parse(
            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|skip_connect~1|skip_connect~2|");
    Cell two =
        Cell.parse(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|none~0|skip_connect~1|skip_connect~2|");
    assertEquals(shared.canonicalForm(), two.canonicalForm());
    int a = CellSpace.indexOf(shared);
    int b = CellSpace.indexOf(two);
    assertNotEquals(EqualNetworks.representative(a), EqualNetworks.representative(b));
    List<Proxy> croze = Proxies.parse("croze");
    assertNotEquals(scores(a, croze).get("croze"), scores(b, croze).get("croze"), 1e6);
  }

  /** Proxies that count layers on a live path see every difference that a class may not have. */
  @Test
  void cellsOfAClassHaveTheSameLiveConvolutions() {
    for (int index = 0; index < CellSpace.cells().size(); index++) {
      Cell cell = CellSpace.cell(index);
      Cell first = CellSpace.cell(EqualNetworks.representative(index));
      assertEquals(first.liveConvWeights(), cell.liveConvWeights(), cell.toString());
      assertEquals(first.isConnected(), cell.isConnected(), cell.toString());
    }
  }

  /** Tried out: give the convolutions names in every order, and keep the first description. */
  @Test
  void classesAreTheCellsThatRenamingConvolutionsCarriesIntoEachOther() {
    Map<Integer, String> described = new HashMap<>();
    Map<String, Integer> first = new HashMap<>();
    for (int index = 0; index < CellSpace.cells().size(); index++) {
      String description = description(CellSpace.cell(index), new int[6], 0, 0);
      int representative = EqualNetworks.representative(index);
      String known = described.putIfAbsent(representative, description);
      assertEquals(known == null ? description : known, description, "cell " + index);
      Integer other = first.putIfAbsent(description, representative);
      assertEquals(other == null ? representative : other, representative, "cell " + index);
    }
  }

  /**
   * The least description of what reaches the output over all names of the convolutions from some
   * edge on.
   *
   * @param names of each convolution, 1 to 6
   * @param used a bit for each name that is taken
   */
  private static String description(Cell cell, int[] names, int used, int edge) {
    if (edge == names.length) {
      return output(cell, names);
    }
    Operation operation = cell.edges().get(edge);
    if (operation != Operation.NOR_CONV_1X1 && operation != Operation.NOR_CONV_3X3) {
      return description(cell, names, used, edge + 1);
    }
    long convolutions = cell.edges().stream().filter(o -> o.label().startsWith("nor_conv")).count();
    String least = null;
    for (int name = 1; name <= convolutions; name++) {
      if ((used & 1 << name) == 0) {
        names[edge] = name;
        String described = description(cell, names, used | 1 << name, edge + 1);
        least = least == null || described.compareTo(least) < 0 ? described : least;
      }
    }
    return least;
  }

  private static String output(Cell cell, int[] names) {
    List<List<String>> nodes = new ArrayList<>(List.of(List.of("0")));
    for (int node = 1; node <= 3; node++) {
      List<String> sum = new ArrayList<>();
      for (int e = 0; e < names.length; e++) {
        List<String> source = nodes.get(Cell.SOURCES.get(e) < node ? Cell.SOURCES.get(e) : 0);
        if (Cell.TARGETS.get(e) == node) {
          switch (cell.edges().get(e)) {
            case NONE -> {}
            case SKIP_CONNECT -> sum.addAll(source);
            case AVG_POOL_3X3 ->
                sum.addAll(source.isEmpty() ? List.of() : List.of("pool" + source));
            default -> sum.add(cell.edges().get(e) + "#" + names[e] + source);
          }
        }
      }
      sum.sort(null);
      nodes.add(sum);
    }
    return nodes.get(3).toString();
  }

  @Test
  void classes() {
    List<Integer> representatives =
        IntStream.range(0, CellSpace.cells().size())
            .map(EqualNetworks::representative)
            .distinct()
            .boxed()
            .toList();
    assertEquals(5875, representatives.size());
    long disconnected =
        representatives.stream().filter(i -> !CellSpace.cell(i).isConnected()).count();
    assertEquals(24, disconnected, "classes of the 341 cells without a path to the output");
  }
}
