package croze.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.net.Counts;
import croze.net.Form;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GenotypePropertyTest {
  private static final Darts SPACE = new Darts();
  private static final Macro SMALL = new Macro(3, 4, 10, 32);

  private static Genotype drawn(long seed) {
    return SPACE.sample(KeyedStream.of(seed, "test"));
  }

  @Property(tries = 200)
  void theTextReadsBackWithOtherBlanksBracketsAndQuotes(@ForAll long seed) {
    Genotype genotype = drawn(seed);
    assertEquals(genotype, SPACE.parse(genotype.id()));
    String other = genotype.id().replace("'", "\"").replace(", ", " ,\n ").replace("=", " = ");
    assertEquals(genotype, Genotype.parse(other.replace("[", "(").replace("]", ",)")));
  }

  /** A text that is cut off or has one character less is refused, or a genotype of its own text. */
  @Property(tries = 300)
  void whatIsNotAGenotypeIsRefusedInOneLine(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 900) int at) {
    String text = drawn(seed).id();
    int cut = at % text.length();
    String end = text.substring(0, cut);
    String message =
        assertThrows(InvalidInputException.class, () -> Genotype.parse(end)).getMessage();
    assertEquals(1, message.lines().count());
    String without = end + text.substring(cut + 1);
    try {
      assertNotEquals("", Genotype.parse(without).id());
    } catch (InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @Property(tries = 50)
  void changesAreOfTheSpaceAndDifferFromTheParent(@ForAll long seed) {
    Genotype parent = drawn(seed);
    Genotype child = (Genotype) SPACE.mutate(parent, KeyedStream.of(seed, "child"));
    for (int c = 0; c < 2; c++) {
      List<DartsCell.Entry> before = parent.cells().get(c).entries();
      List<DartsCell.Entry> after = child.cells().get(c).entries();
      assertEquals(Genotype.CROZE_ENTRIES, after.size());
      int changed = 0;
      for (int e = 0; e < before.size(); e++) {
        assertEquals(before.get(e).input(), after.get(e).input());
        changed += before.get(e).equals(after.get(e)) ? 0 : 1;
      }
      assertEquals(1, changed);
    }
    List<Architecture> neighbours = SPACE.neighbours(parent);
    assertEquals(neighbours.size(), new HashSet<>(neighbours).size());
    assertFalse(neighbours.contains(parent));
    int places = parent.normal().concat().size() + parent.reduction().concat().size();
    assertEquals(28 * 8 + places * 6, neighbours.size());
  }

  /** What stands for equal networks has the live parameters of each, and stands for itself. */
  @Property(tries = 50)
  void theRepresentativeHasTheSameLiveParameters(@ForAll long seed) {
    Genotype genotype = drawn(seed);
    Architecture representative = SPACE.representative(genotype);
    assertEquals(representative, SPACE.representative(representative));
    assertEquals(live(genotype), live(representative));
    assertEquals(genotype.liveOperations(), representative.liveOperations());
    assertTrue(genotype.liveOperations() > 0);
  }

  private static long live(Architecture architecture) {
    return Counts.of(architecture.program(Form.PAPER, SMALL)).liveParams();
  }
}
