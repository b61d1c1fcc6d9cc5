package croze.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.fetch.Internet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingTest {
  @Test
  void filesOfOneReasonShareALine() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("a", "h cannot be reached");
    reasons.put("b", "mirror only");
    reasons.put("c", "h cannot be reached");
    reasons.put("d", "h cannot be reached");
    assertEquals(
        "a and 2 more are missing: h cannot be reached; b is missing: mirror only",
        new Missing(reasons).line());
    assertEquals("", new Missing(Map.of()).line());
  }

  @Test
  void theFolderTellsWithoutNetworkWhatItLacks() {
    DataFolder folder =
        new DataFolder(Path.of("no-such-folder"), Optional.empty(), Manifest.bundled());
    Missing missing = folder.missing(List.of("robust-nas-bench-201/meta.json"));
    assertFalse(missing.isEmpty());
    assertTrue(missing.line().contains("no CROZE_MIRROR is set"), missing.line());
  }

  @Test
  void theSwitchOfTheNetworkIsReadAsUsersWriteIt() {
    for (String off : new String[] {"1", "true", "yes"}) {
      assertTrue(Internet.says(off), off);
    }
    for (String on : new String[] {null, "", " ", "0", "false", "False"}) {
      assertFalse(Internet.says(on), on);
    }
  }
}
