package croze.run.study;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundRequestTest {
  @Test
  void tablesOfNetworksAndTablesOfScoresAreToldApart() {
    assertTrue(FoundRequest.isAbout("3"));
    assertTrue(FoundRequest.isAbout("8b"));
    assertFalse(FoundRequest.isAbout("2"));
    assertFalse(FoundRequest.isAbout("11-adversarial"));
  }

  /** The message lists both kinds, in the order of their numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"99", "", "../table2", "2.yaml", "two"})
  void anotherNumberIsRefusedWithThoseThatThereAre(String number) {
    String message =
        assertThrows(InvalidInputException.class, () -> FoundRequest.isAbout(number)).getMessage();
    assertTrue(
        message.matches("no table '" + number + "', expected one of 1, 1-own, 2, .*3, 4, 5, .*13"),
        message);
  }
}
