package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.score.PassPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/reference/proxies.md has every proxy, as the program describes it. */
class ProxiesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/reference/proxies.md");
  private static final String HEADER =
      "| proxy | formula | passes | sign | source |\n| --- | --- | --: | --- | --- |\n";

  @Test
  void theTableIsThatOfTheProgram() throws IOException {
    StringBuilder table = new StringBuilder(HEADER);
    for (Proxy proxy : Proxies.known()) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  proxy.name(),
                  cell(proxy.definition()),
                  passes(proxy),
                  cell(proxy.sign()),
                  cell(proxy.source())));
    }
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf(HEADER);
    String before = start < 0 ? text : text.substring(0, start);
    if (Boolean.getBoolean("croze.docs.write")) {
      Files.writeString(DOCUMENT, before + table);
    } else {
      assertEquals(before + table, text, "make docs writes the table");
    }
  }

  private static String passes(Proxy proxy) {
    int passes = new PassPlan(List.of(proxy)).passes().size();
    return passes == 0 && proxy.runsNetwork() ? "own" : Integer.toString(passes);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }
}
