package croze.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.proxy.ReportedFigures;
import croze.score.PassPlan;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze proxies}: what there is to score by. */
@Command(
    name = "proxies",
    description = "Lists the proxies: definition, cost in passes, sign and source.")
final class ProxiesCommand implements Runnable {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(object());
      out.flush();
      return;
    }
    int width = Proxies.known().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (Proxy proxy : Proxies.known()) {
      int passes = new PassPlan(List.of(proxy)).passes().size();
      String name = proxy.name() + " ".repeat(width - proxy.name().length());
      String indent = " ".repeat(width + 2);
      out.println("%s  %s".formatted(name, proxy.definition()));
      out.println(
          "%s%s; %s; %s".formatted(indent, cost(proxy, passes), proxy.sign(), proxy.source()));
      ReportedFigures.of(proxy.name())
          .ifPresent(figures -> out.println(indent + "reported ρ: " + figures));
    }
    out.println("Groups: all, " + String.join(", ", Proxies.groupNames()));
    out.flush();
  }

  private static String cost(Proxy proxy, int passes) {
    if (passes == 0 && proxy.runsNetwork()) {
      return "passes of its own";
    }
    return passes == 1 ? "1 pass" : passes + " passes";
  }

  private static ObjectNode object() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode proxies = object.putArray("proxies");
    for (Proxy proxy : Proxies.known()) {
      ObjectNode row = proxies.addObject();
      row.put("name", proxy.name())
          .put("definition", proxy.definition())
          .put("passes", new PassPlan(List.of(proxy)).passes().size())
          .put("own_passes", proxy.needs().isEmpty() && proxy.runsNetwork())
          .put("sign", proxy.sign())
          .put("source", proxy.source());
      ReportedFigures.of(proxy.name()).ifPresent(figures -> row.put("reported", figures));
    }
    Proxies.groupNames().forEach(object.putArray("groups")::add);
    return object;
  }
}
