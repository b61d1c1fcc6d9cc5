package croze.run.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.proxy.ReportedFigures;
import croze.score.PassPlan;
import java.util.List;

/** The proxies: definition, cost in passes, sign and source. */
public final class ProxyList {
  private ProxyList() {}

  /** Two lines a proxy and one of what is reported of it; then the groups. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    int width = Proxies.known().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    String indent = " ".repeat(width + 2);
    for (Proxy proxy : Proxies.known()) {
      String name = proxy.name() + " ".repeat(width - proxy.name().length());
      text.append("%s  %s%n".formatted(name, proxy.definition()));
      text.append("%s%s; %s; %s%n".formatted(indent, cost(proxy), proxy.sign(), proxy.source()));
      ReportedFigures.of(proxy.name())
          .ifPresent(figures -> text.append("%sreported ρ: %s%n".formatted(indent, figures)));
    }
    return text + "Groups: all, " + String.join(", ", Proxies.groupNames());
  }

  private static String cost(Proxy proxy) {
    int passes = passes(proxy);
    if (passes == 0 && proxy.runsNetwork()) {
      return "passes of its own";
    }
    return passes == 1 ? "1 pass" : passes + " passes";
  }

  private static int passes(Proxy proxy) {
    return new PassPlan(List.of(proxy)).passes().size();
  }

  /** One JSON object. */
  public static String json() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode proxies = object.putArray("proxies");
    for (Proxy proxy : Proxies.known()) {
      ObjectNode row = proxies.addObject();
      row.put("name", proxy.name())
          .put("definition", proxy.definition())
          .put("passes", passes(proxy))
          .put("own_passes", proxy.needs().isEmpty() && proxy.runsNetwork())
          .put("sign", proxy.sign())
          .put("source", proxy.source());
      ReportedFigures.of(proxy.name()).ifPresent(figures -> row.put("reported", figures));
    }
    Proxies.groupNames().forEach(object.putArray("groups")::add);
    return object.toString();
  }
}
