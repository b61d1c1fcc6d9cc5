package croze.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The golden values of one macro net, see {@code golden/README.md} of their maker. */
record Goldens(JsonNode architectures) {

  /**
   * @param cells cells a stage: 1 or 5
   */
  static Goldens load(int cells) {
    try (InputStream in =
        Goldens.class.getResourceAsStream("/golden/goldens_N" + cells + ".json")) {
      return new Goldens(new JsonMapper().readTree(in).get("archs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
