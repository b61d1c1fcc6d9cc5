package croze.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import croze.space.darts.Darts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A part of a space has indices and a keyed order of its own. */
class ListedSpaceTest {
  private static final List<Architecture> SOME = new Darts().sample(20, 7);
  private static final ListedSpace LISTED = new ListedSpace(new Darts(), SOME);

  @Test
  void indicesArePlacesInTheList() {
    for (int i = 0; i < SOME.size(); i++) {
      assertEquals(SOME.get(i), LISTED.at(i));
      assertEquals(i, LISTED.index(SOME.get(i)).orElseThrow());
      assertEquals(SOME.get(i), LISTED.parse(SOME.get(i).id()));
      assertEquals(SOME.get(i), LISTED.parse("" + i));
    }
    assertEquals(-1, LISTED.index(new Darts().sample(1, 8).get(0)).orElse(-1));
    assertThrows(InvalidInputException.class, () -> LISTED.at(20));
    assertThrows(InvalidInputException.class, () -> LISTED.at(-1));
  }

  @Test
  void samplesAreOfTheListAndPrefixesOfEachOther() {
    List<Architecture> all = LISTED.sample(20, 0);
    assertEquals(SOME.size(), all.stream().filter(SOME::contains).distinct().count());
    assertEquals(all.subList(0, 5), LISTED.sample(5, 0));
  }

  @Test
  void anArchitectureThatComesTwiceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ListedSpace(new Darts(), List.of(SOME.get(0), SOME.get(1), SOME.get(0))));
  }
}
