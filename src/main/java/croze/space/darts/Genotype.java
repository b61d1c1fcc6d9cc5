package croze.space.darts;

import croze.InvalidInputException;
import croze.space.darts.DartsCell.Entry;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A genotype: a normal cell and a reduction cell, two entries a node.
 *
 * <p>The number of entries a cell tells the form: 8 the standard one, 10 NASNet's and AmoebaNet's,
 * 14 CRoZe's. CRoZe's sampler fills 14 entries as if four nodes took all earlier states; the
 * network of its public code reads them in pairs, as seven nodes, of which the last three reach the
 * output only if the concatenation names them, which the sampler never does.
 *
 * <p>Immutable. Sources: Liu, Simonyan and Yang, DARTS (ICLR 2019), section 2; Ha, Kim and Hwang,
 * CRoZe (NeurIPS 2023), public code.
 */
public record Genotype(DartsCell normal, DartsCell reduction) implements DartsArchitecture {
  /** Entries a cell in CRoZe's form. */
  static final int CROZE_ENTRIES = 14;

  private static final List<Integer> FORMS = List.of(8, 10, CROZE_ENTRIES);

  /**
   * @throws IllegalArgumentException if the cells are of no form, or of two
   */
  public Genotype {
    int entries = normal.entries().size();
    if (!FORMS.contains(entries)) {
      throw new IllegalArgumentException(
          "a cell of %d entries: expected 8 (standard), 10 (NASNet) or 14 (CRoZe)"
              .formatted(entries));
    }
    if (reduction.entries().size() != entries) {
      throw new IllegalArgumentException(
          "%d entries in the normal cell and %d in the reduction cell: expected as many"
              .formatted(entries, reduction.entries().size()));
    }
    for (DartsCell cell : List.of(normal, reduction)) {
      if (cell.nodes().stream().anyMatch(node -> node.size() != 2)) {
        throw new IllegalArgumentException("a node of a genotype has two entries");
      }
      if (entries == CROZE_ENTRIES && cell.entries().stream().anyMatch(e -> !e.passes())) {
        throw new IllegalArgumentException("'none' is no operation of CRoZe's form");
      }
    }
  }

  /**
   * Reads what people paste: {@code Genotype(normal=[('sep_conv_3x3', 1), …], normal_concat=[…],
   * reduce=[…], reduce_concat=[…])}, lists or tuples, a range for a concatenation.
   *
   * @throws InvalidInputException naming the text, the place and what was expected there
   */
  public static Genotype parse(String text) {
    return new GenotypeParser(text).genotype();
  }

  /** The genotype with the operations and inputs of another one, its outputs its own. */
  public Genotype withNodesOf(Genotype other) {
    return new Genotype(
        new DartsCell(other.normal.nodes(), normal.concat()),
        new DartsCell(other.reduction.nodes(), reduction.concat()));
  }

  /** Whether it is of CRoZe's form. */
  boolean isCroze() {
    return normal.entries().size() == CROZE_ENTRIES;
  }

  @Override
  public List<DartsCell> cells() {
    return List.of(normal, reduction);
  }

  @Override
  public int cellAt(int layer, boolean reduces) {
    return reduces ? 1 : 0;
  }

  @Override
  public boolean affine() {
    return true;
  }

  /** The text as Python prints it. */
  @Override
  public String id() {
    return "Genotype(normal=%s, normal_concat=%s, reduce=%s, reduce_concat=%s)"
        .formatted(entries(normal), normal.concat(), entries(reduction), reduction.concat());
  }

  private static String entries(DartsCell cell) {
    return cell.entries().stream().map(Entry::toString).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String drawing() {
    return "normal cell\n" + normal.drawing() + "\n\nreduction cell\n" + reduction.drawing();
  }

  @Override
  public String toString() {
    return id();
  }
}
