package croze.run.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.data.ProjectRoot;
import croze.proxy.Proxies;
import croze.proxy.ReportedFigures;
import croze.proxy.api.Proxy;
import croze.score.PassPlan;
import croze.timing.CostTable;
import croze.timing.ProxyCosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The proxies: definition, what they need and cost, sign and source. */
public final class ProxyList {
  private ProxyList() {}

  /** Three lines a proxy and one of what is reported of it; then the groups. */
  public static String text() {
    CostTable costs = ProxyCosts.published(ProjectRoot.resolve("results"));
    Map<String, Double> seconds = costs.seconds();
    StringBuilder text = new StringBuilder();
    int width = Proxies.known().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    String indent = " ".repeat(width + 2);
    for (Proxy proxy : Proxies.known()) {
      String name = proxy.name() + " ".repeat(width - proxy.name().length());
      text.append("%s  %s%n".formatted(name, proxy.definition()));
      text.append("%s%s; %s; %s%n".formatted(indent, cost(proxy), proxy.sign(), proxy.source()));
      text.append(
          "%sneeds %s%s%n".formatted(indent, needs(proxy), each(seconds.get(proxy.name()))));
      ReportedFigures.of(proxy.name())
          .ifPresent(figures -> text.append("%sreported ρ: %s%n".formatted(indent, figures)));
    }
    return text
        + (seconds.isEmpty() ? "" : "Seconds: %s%n".formatted(costs.made()))
        + "Groups: all, "
        + String.join(", ", Proxies.groupNames());
  }

  private static String cost(Proxy proxy) {
    int passes = passes(proxy);
    if (passes == 0 && proxy.runsNetwork()) {
      return "passes of its own";
    }
    return passes == 1 ? "1 pass" : passes + " passes";
  }

  private static String needs(Proxy proxy) {
    String needs = proxy.requirements().toString();
    return needs.isEmpty() ? "no labels, data or backward pass" : needs;
  }

  private static String each(Double seconds) {
    return seconds == null ? "" : "; " + CostTable.text(seconds) + " s an architecture";
  }

  private static int passes(Proxy proxy) {
    return new PassPlan(List.of(proxy)).passes().size();
  }

  /** One JSON object. */
  public static String json() {
    return json(ProjectRoot.resolve("results")).toString();
  }

  /**
   * The list with the costs that a folder of results has.
   *
   * @throws croze.InvalidInputException if the file of costs is broken
   */
  public static ObjectNode json(Path results) {
    CostTable costs = ProxyCosts.published(results);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode proxies = object.putArray("proxies");
    for (Proxy proxy : Proxies.known()) {
      ObjectNode row = proxies.addObject();
      row.put("name", proxy.name())
          .put("definition", proxy.definition())
          .put("passes", passes(proxy))
          .put("own_passes", proxy.needs().isEmpty() && proxy.runsNetwork())
          .put("labels", proxy.requirements().labels())
          .put("data", proxy.requirements().data())
          .put("backward", proxy.requirements().backward())
          .put("seconds", costs.seconds().get(proxy.name()))
          .put("sign", proxy.sign())
          .put("source", proxy.source());
      ReportedFigures.of(proxy.name()).ifPresent(figures -> row.put("reported", figures));
    }
    object.put("costs", costs.made());
    Proxies.groupNames().forEach(object.putArray("groups")::add);
    return object;
  }
}
