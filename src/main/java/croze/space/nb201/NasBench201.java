package croze.space.nb201;

import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Notation;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * NAS-Bench-201 as a search space: every {@link Cell}, in the benchmark's own order.
 *
 * <p>An isomorph is the cell under which Robust NAS-Bench-201 stores its results (6,466 of them); a
 * representative the first cell of one of the 5,875 classes of {@link EqualNetworks}. A neighbour
 * has another operation on one edge, so each cell has 24.
 */
public record NasBench201() implements SearchSpace {
  /** The space; all instances are equal. */
  public static final NasBench201 SPACE = new NasBench201();

  @Override
  public String name() {
    return "nas-bench-201";
  }

  @Override
  public List<Notation> notations() {
    return List.of(CellNotation.values());
  }

  @Override
  public OptionalInt size() {
    return OptionalInt.of(CellSpace.cells().size());
  }

  @Override
  public Cell at(int index) {
    return CellSpace.cell(index);
  }

  @Override
  public OptionalInt index(Architecture architecture) {
    return OptionalInt.of(CellSpace.indexOf(cell(architecture)));
  }

  @Override
  public Cell sample(KeyedStream stream) {
    return at(stream.nextInt(CellSpace.cells().size()));
  }

  @Override
  public Cell mutate(Architecture architecture, KeyedStream stream) {
    List<Architecture> neighbours = neighbours(architecture);
    return cell(neighbours.get(stream.nextInt(neighbours.size())));
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    List<Operation> edges = cell(architecture).edges();
    List<Architecture> neighbours = new ArrayList<>();
    for (int e = 0; e < edges.size(); e++) {
      for (Operation operation : Operation.values()) {
        if (operation != edges.get(e)) {
          List<Operation> changed = new ArrayList<>(edges);
          changed.set(e, operation);
          neighbours.add(new Cell(changed));
        }
      }
    }
    return neighbours;
  }

  @Override
  public Cell isomorph(Architecture architecture) {
    return at(CellSpace.representative(cell(architecture)));
  }

  @Override
  public Cell representative(Architecture architecture) {
    return at(EqualNetworks.representative(CellSpace.indexOf(cell(architecture))));
  }

  private static Cell cell(Architecture architecture) {
    if (architecture instanceof Cell cell) {
      return cell;
    }
    throw new IllegalArgumentException("no NAS-Bench-201 cell: " + architecture.id());
  }
}
