package croze.docs;

import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.PassPlan;
import croze.timing.CostTable;
import croze.timing.ProxyCosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/reference/proxies.md has every proxy, as the program describes it. */
class ProxiesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/reference/proxies.md");
  private static final String HEADER =
      "| proxy | formula | needs | passes | seconds | sign | source |\n"
          + "| --- | --- | --- | --: | --: | --- | --- |\n";

  @Test
  void theTableIsThatOfTheProgram() throws IOException {
    CostTable costs = ProxyCosts.published(Path.of("results"));
    StringBuilder table = new StringBuilder();
    for (Proxy proxy : Proxies.known()) {
      String needs = proxy.requirements().toString();
      table.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  proxy.name(),
                  Documents.cell(proxy.definition()),
                  needs.isEmpty() ? "–" : needs,
                  passes(proxy),
                  seconds(costs.seconds().get(proxy.name())),
                  Documents.cell(proxy.sign()),
                  Documents.cell(proxy.source())));
    }
    table.append("\nSeconds: ").append(costs.made()).append('\n');
    Documents.holdTail(DOCUMENT, HEADER, table.toString());
  }

  private static String seconds(Double seconds) {
    return seconds == null ? "–" : CostTable.text(seconds);
  }

  private static String passes(Proxy proxy) {
    int passes = new PassPlan(List.of(proxy)).passes().size();
    return passes == 0 && proxy.runsNetwork() ? "own" : Integer.toString(passes);
  }
}
