package croze.docs;

import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.score.PassPlan;
import java.io.IOException;
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
    StringBuilder table = new StringBuilder();
    for (Proxy proxy : Proxies.known()) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  proxy.name(),
                  Documents.cell(proxy.definition()),
                  passes(proxy),
                  Documents.cell(proxy.sign()),
                  Documents.cell(proxy.source())));
    }
    Documents.holdTail(DOCUMENT, HEADER, table.toString());
  }

  private static String passes(Proxy proxy) {
    int passes = new PassPlan(List.of(proxy)).passes().size();
    return passes == 0 && proxy.runsNetwork() ? "own" : Integer.toString(passes);
  }
}
