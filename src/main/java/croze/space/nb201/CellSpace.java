package croze.space.nb201;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * All 15,625 cells of the space in the benchmark's own order, so that an index here is the
 * architecture id of NAS-Bench-201, Robust NAS-Bench-201 and NAS-RobBench-201 without any table.
 *
 * <p>The order: all cells with the operations of {@link Operation} counted through, edge 0 slowest;
 * then Python's {@code random.seed(88); random.shuffle(cells)}, as the authors published it. That
 * is a Fisher–Yates shuffle from the top with the 32-bit Mersenne Twister MT19937.
 *
 * <p>Immutable and thread safe.
 */
public final class CellSpace {
  private static final int PUBLISHED_SEED = 88;
  private static final List<Cell> CELLS = published();
  private static final Map<Cell, Integer> INDEX = new HashMap<>();
  private static final Map<String, Integer> FIRST_OF_CLASS = new HashMap<>();

  static {
    for (int i = 0; i < CELLS.size(); i++) {
      INDEX.put(CELLS.get(i), i);
      FIRST_OF_CLASS.putIfAbsent(CELLS.get(i).canonicalForm(), i);
    }
  }

  private CellSpace() {}

  /** The cells by index; their number is 15,625. */
  public static List<Cell> cells() {
    return CELLS;
  }

  /**
   * The cell of an index.
   *
   * @throws InvalidInputException if the index is not in 0 … 15,624
   */
  public static Cell cell(int index) {
    if (index < 0 || index >= CELLS.size()) {
      throw new InvalidInputException(
          "architecture index %d: NAS-Bench-201 has the indices 0 to %d"
              .formatted(index, CELLS.size() - 1));
    }
    return CELLS.get(index);
  }

  /** The index of a cell. */
  public static int indexOf(Cell cell) {
    return INDEX.get(cell);
  }

  /**
   * The index of the cell that stands for all isomorphic ones: the lowest of the class, the {@code
   * isomorph} under which Robust NAS-Bench-201 stores its results.
   */
  public static int representative(Cell cell) {
    return FIRST_OF_CLASS.get(cell.canonicalForm());
  }

  /** The representatives of the 6,466 classes in ascending order. */
  public static List<Integer> representatives() {
    return FIRST_OF_CLASS.values().stream().sorted().toList();
  }

  private static List<Cell> published() {
    List<Cell> cells = new ArrayList<>();
    Operation[] operations = Operation.values();
    int size = (int) Math.pow(operations.length, Cell.SOURCES.size());
    for (int i = 0; i < size; i++) {
      List<Operation> edges = new ArrayList<>();
      for (int place = size / operations.length; place > 0; place /= operations.length) {
        edges.add(operations[i / place % operations.length]);
      }
      cells.add(new Cell(edges));
    }
    MersenneTwister twister = new MersenneTwister(new int[] {PUBLISHED_SEED});
    for (int i = size - 1; i > 0; i--) {
      Collections.swap(cells, i, below(i + 1, twister));
    }
    return List.copyOf(cells);
  }

  /** Python's draw below a bound: the top bits of one word, again until they are below it. */
  private static int below(int bound, MersenneTwister twister) {
    int draw;
    do {
      draw = twister.nextInt() >>> Integer.numberOfLeadingZeros(bound);
    } while (draw >= bound);
    return draw;
  }
}
