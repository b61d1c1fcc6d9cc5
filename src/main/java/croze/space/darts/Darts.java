package croze.space.darts;

import static croze.space.darts.DartsCell.INPUTS;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.Notation;
import croze.space.SearchSpace;
import croze.space.darts.DartsCell.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The DARTS space: {@link Genotype}s of all forms and {@link RobNet}s.
 *
 * <p>A sample is of CRoZe's form, distributed as its public sampler has it; a change of such a
 * genotype is that of CRoZe's search ({@link #mutate}). Isomorphs are not told apart by the space's
 * authors, so each architecture is its own.
 */
public record Darts() implements SearchSpace {
  /** The network of the papers on CIFAR-10: C = 36, 20 cells. */
  static final Macro CIFAR10 = new Macro(20, 36, 10, 32);

  /** Side of an image of ImageNet16-120, for which the papers take C = 48 and 14 cells. */
  private static final int IMAGENET16 = 16;

  /** Inputs of the 14 entries as CRoZe's sampler fills them. */
  private static final int[] INPUTS_OF_ENTRIES = {0, 1, 0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 4};

  /** Nodes that CRoZe's sampler concatenates: 2 to 5, at most as many draws. */
  private static final int CONCATENATED = 4;

  private static final int CONCAT_STEPS = 3;

  @Override
  public String name() {
    return "darts";
  }

  @Override
  public List<Notation> notations() {
    return List.of(new DartsNotation());
  }

  @Override
  public OptionalInt size() {
    return OptionalInt.empty();
  }

  @Override
  public Architecture at(int index) {
    throw new InvalidInputException("architectures of darts have no index: name the genotype");
  }

  @Override
  public OptionalInt index(Architecture architecture) {
    return OptionalInt.empty();
  }

  @Override
  public Macro standard(int classes, int imageSize) {
    return imageSize == IMAGENET16
        ? new Macro(14, 48, classes, imageSize)
        : new Macro(CIFAR10.cells(), CIFAR10.channels(), classes, imageSize);
  }

  /**
   * A genotype of CRoZe's form: the number m of concatenated states, 1 to 4; 14 operations of the
   * normal cell and 14 of the reduction cell, each of nine; m states from 2 to 5 for each cell,
   * with repetition. In this order from the stream.
   */
  @Override
  public Genotype sample(KeyedStream stream) {
    int length = 1 + stream.nextInt(CONCATENATED);
    List<Entry> normal = entries(stream);
    List<Entry> reduction = entries(stream);
    List<Integer> normalConcat = concat(length, stream);
    return new Genotype(
        DartsCell.ofPairs(normal, normalConcat),
        DartsCell.ofPairs(reduction, concat(length, stream)));
  }

  private static List<Entry> entries(KeyedStream stream) {
    List<Entry> entries = new ArrayList<>();
    for (int input : INPUTS_OF_ENTRIES) {
      int drawn = stream.nextInt(CellOperation.WITHOUT_NONE.size());
      entries.add(new Entry(CellOperation.WITHOUT_NONE.get(drawn), input));
    }
    return entries;
  }

  private static List<Integer> concat(int length, KeyedStream stream) {
    List<Integer> concat = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      concat.add(INPUTS + stream.nextInt(CONCATENATED));
    }
    return concat;
  }

  /**
   * A genotype of CRoZe's form changes as in CRoZe's search: in both cells one entry gets another
   * operation; then, one third each, the concatenation of the normal cell is drawn anew, that of
   * the reduction cell, or neither. The child has lists of its own. Any other architecture goes to
   * a random neighbour.
   */
  @Override
  public Architecture mutate(Architecture architecture, KeyedStream stream) {
    DartsArchitecture parent = darts(architecture);
    if (!(parent instanceof Genotype genotype) || !genotype.isCroze()) {
      List<Architecture> neighbours = neighbours(parent);
      return neighbours.get(stream.nextInt(neighbours.size()));
    }
    int step = 1 + stream.nextInt(CONCAT_STEPS);
    List<Entry> normal = changed(genotype.normal().entries(), stream);
    List<Entry> reduction = changed(genotype.reduction().entries(), stream);
    int length = 1 + stream.nextInt(CONCATENATED);
    List<Integer> normalConcat = step == 1 ? concat(length, stream) : genotype.normal().concat();
    List<Integer> reductionConcat =
        step == 2 ? concat(length, stream) : genotype.reduction().concat();
    return new Genotype(
        DartsCell.ofPairs(normal, normalConcat), DartsCell.ofPairs(reduction, reductionConcat));
  }

  private static List<Entry> changed(List<Entry> entries, KeyedStream stream) {
    List<Entry> changed = new ArrayList<>(entries);
    int at = stream.nextInt(entries.size());
    Entry old = entries.get(at);
    List<CellOperation> others =
        CellOperation.WITHOUT_NONE.stream().filter(o -> o != old.operation()).toList();
    changed.set(at, new Entry(others.get(stream.nextInt(others.size())), old.input()));
    return changed;
  }

  /**
   * The genotypes with another operation at one entry, or another state at one place of a
   * concatenation; of a RobNet, with another code on one edge of one cell.
   */
  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    return darts(architecture) instanceof Genotype genotype
        ? ofGenotype(genotype)
        : ((RobNet) architecture).neighbours();
  }

  private static List<Architecture> ofGenotype(Genotype genotype) {
    List<CellOperation> operations =
        genotype.isCroze() ? CellOperation.WITHOUT_NONE : List.of(CellOperation.values());
    List<Architecture> neighbours = new ArrayList<>();
    changes(genotype.normal(), operations)
        .forEach(cell -> neighbours.add(new Genotype(cell, genotype.reduction())));
    changes(genotype.reduction(), operations)
        .forEach(cell -> neighbours.add(new Genotype(genotype.normal(), cell)));
    return neighbours;
  }

  private static Set<DartsCell> changes(DartsCell cell, List<CellOperation> operations) {
    Set<DartsCell> cells = new LinkedHashSet<>();
    for (int e = 0; e < cell.entries().size(); e++) {
      for (CellOperation operation : operations) {
        List<Entry> entries = new ArrayList<>(cell.entries());
        entries.set(e, new Entry(operation, entries.get(e).input()));
        cells.add(DartsCell.ofPairs(entries, cell.concat()));
      }
    }
    for (int place = 0; place < cell.concat().size(); place++) {
      for (int node = 0; node < cell.nodes().size(); node++) {
        List<Integer> concat = new ArrayList<>(cell.concat());
        concat.set(place, node + INPUTS);
        cells.add(new DartsCell(cell.nodes(), concat));
      }
    }
    cells.remove(cell);
    return cells;
  }

  @Override
  public Architecture isomorph(Architecture architecture) {
    return darts(architecture);
  }

  /**
   * The genotype with {@code skip_connect} at the entries of dead nodes, and the entries of each
   * node sorted: neither changes the output. Nodes that change places have equal networks too, but
   * are not found.
   */
  @Override
  public Architecture representative(Architecture architecture) {
    return darts(architecture) instanceof Genotype genotype
        ? new Genotype(representative(genotype.normal()), representative(genotype.reduction()))
        : architecture;
  }

  private static DartsCell representative(DartsCell cell) {
    boolean[] reaching = cell.reaching();
    List<List<Entry>> nodes = new ArrayList<>();
    for (int j = 0; j < cell.nodes().size(); j++) {
      boolean alive = reaching[j + INPUTS];
      nodes.add(
          cell.nodes().get(j).stream()
              .map(e -> alive ? e : new Entry(CellOperation.SKIP_CONNECT, e.input()))
              .sorted(Comparator.comparing(Entry::operation).thenComparing(Entry::input))
              .toList());
    }
    return new DartsCell(nodes, cell.concat());
  }

  private static DartsArchitecture darts(Architecture architecture) {
    if (architecture instanceof DartsArchitecture darts) {
      return darts;
    }
    throw new IllegalArgumentException("no architecture of darts: " + architecture.id());
  }
}
