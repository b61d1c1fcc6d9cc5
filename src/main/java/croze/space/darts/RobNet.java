package croze.space.darts;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.space.Notation;
import croze.space.darts.DartsCell.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A RobNet: four nodes that take all earlier states, 14 edges in order of the nodes and their
 * inputs, each with a code: 00 nothing, 01 sep_conv_3x3, 10 skip_connect, 11 their sum. The output
 * is the concatenation of the nodes; batch norms have no scale and shift but in the stem.
 *
 * <p>Immutable. Source: Guo et al., When NAS Meets Robustness (CVPR 2020).
 *
 * @param codes one text for all cells of the network, or one a cell
 */
public record RobNet(List<String> codes) implements DartsArchitecture {
  private static final Pattern CODE = Pattern.compile("[01]{2}( [01]{2}){13}");
  private static final Pattern TEXT =
      Pattern.compile("RobNet\\(cells=\\[\\s*('[01 ]+'(?:\\s*,\\s*'[01 ]+')*)\\s*\\]\\)");
  private static final List<Integer> CONCAT = List.of(2, 3, 4, 5);

  /**
   * @throws IllegalArgumentException if a code is not one
   */
  public RobNet {
    codes = List.copyOf(codes);
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("a RobNet has at least one cell");
    }
    codes.forEach(RobNet::cell);
  }

  /**
   * Reads {@code RobNet(cells=['11 10 …', …])}.
   *
   * @throws InvalidInputException naming the text and what is wrong with it
   */
  static RobNet parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    try {
      if (matcher.matches()) {
        return new RobNet(
            List.of(matcher.group(1).split(",")).stream()
                .map(code -> code.strip().replace("'", ""))
                .toList());
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "architecture \"%s\": %s".formatted(Notation.shown(text), e.getMessage()), e);
    }
    throw new InvalidInputException(
        "architecture \"%s\": expected RobNet(cells=['11 10 ...', ...]), 14 codes 00, 01, 10 or 11 a cell"
            .formatted(Notation.shown(text)));
  }

  private static DartsCell cell(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "cell '%s': expected 14 codes 00, 01, 10 or 11".formatted(code));
    }
    String[] edges = code.split(" ");
    List<List<Entry>> nodes = new ArrayList<>();
    int edge = 0;
    for (int node = 0; node < CONCAT.size(); node++) {
      List<Entry> entries = new ArrayList<>();
      for (int input = 0; input < node + DartsCell.INPUTS; input++) {
        String operations = edges[edge++];
        if (operations.charAt(1) == '1') {
          entries.add(new Entry(CellOperation.SEP_CONV_3X3, input));
        }
        if (operations.charAt(0) == '1') {
          entries.add(new Entry(CellOperation.SKIP_CONNECT, input));
        }
      }
      nodes.add(entries);
    }
    return new DartsCell(nodes, CONCAT);
  }

  @Override
  public List<DartsCell> cells() {
    return codes.stream().map(RobNet::cell).toList();
  }

  @Override
  public int cellAt(int layer, boolean reduction) {
    return codes.size() == 1 ? 0 : layer;
  }

  /** The RobNets with another code on one edge of one cell, no node left without operations. */
  List<Architecture> neighbours() {
    List<Architecture> neighbours = new ArrayList<>();
    for (int k = 0; k < codes.size(); k++) {
      String[] edges = codes.get(k).split(" ");
      for (int e = 0; e < edges.length; e++) {
        for (String code : List.of("00", "01", "10", "11")) {
          String[] changed = edges.clone();
          changed[e] = code;
          List<String> others = new ArrayList<>(codes);
          others.set(k, String.join(" ", changed));
          if (!code.equals(edges[e]) && !leavesNodeEmpty(changed)) {
            neighbours.add(new RobNet(others));
          }
        }
      }
    }
    return neighbours;
  }

  private static boolean leavesNodeEmpty(String[] edges) {
    int edge = 0;
    for (int node = 0; node < CONCAT.size(); node++) {
      int inputs = node + DartsCell.INPUTS;
      if (List.of(edges).subList(edge, edge + inputs).stream().allMatch("00"::equals)) {
        return true;
      }
      edge += inputs;
    }
    return false;
  }

  @Override
  public OptionalInt onlyLayers() {
    return codes.size() == 1 ? OptionalInt.empty() : OptionalInt.of(codes.size());
  }

  @Override
  public boolean affine() {
    return false;
  }

  @Override
  public String id() {
    return codes.stream().collect(Collectors.joining("', '", "RobNet(cells=['", "'])"));
  }

  @Override
  public String drawing() {
    List<DartsCell> cells = cells();
    return IntStream.range(0, cells.size())
        .mapToObj(
            k -> (cells.size() == 1 ? "all cells" : "cell " + k) + "\n" + cells.get(k).drawing())
        .collect(Collectors.joining("\n\n"));
  }

  @Override
  public String toString() {
    return id();
  }
}
