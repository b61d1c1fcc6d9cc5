package croze.docs;

import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.PassPlan;
import croze.timing.ProxyCosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/reference/proxies.md has every proxy, as the program describes it. */
class ProxiesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/reference/proxies.md");
  private static final String HEADER =
      "| proxy | formula | needs | passes | seconds | sign | source |\n"
          + "| --- | --- | --- | --: | --: | --- | --- |\n";

  @Test
  void theTableIsThatOfTheProgram() throws IOException {
    Map<String, Double> seconds = ProxyCosts.read(Path.of("results"));
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
                  seconds(seconds.get(proxy.name())),
                  Documents.cell(proxy.sign()),
                  Documents.cell(proxy.source())));
    }
    Documents.holdTail(DOCUMENT, HEADER, table.toString());
  }

  private static String seconds(Double seconds) {
    if (seconds == null) {
      return "–";
    }
    return seconds < .001
        ? "< .001"
        : String.format(Locale.ROOT, "%.3f", seconds).replaceFirst("^0", "");
  }

  private static String passes(Proxy proxy) {
    int passes = new PassPlan(List.of(proxy)).passes().size();
    return passes == 0 && proxy.runsNetwork() ? "own" : Integer.toString(passes);
  }
}
