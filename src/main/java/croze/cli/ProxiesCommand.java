package croze.cli;

import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.sweep.PassPlan;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code croze proxies}: what there is to score by. */
@Command(
    name = "proxies",
    description = "Lists the proxies: definition, cost in passes, sign and source.")
final class ProxiesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    int width = Proxies.all().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (Proxy proxy : Proxies.all()) {
      int passes = new PassPlan(List.of(proxy)).passes().size();
      String name = proxy.name() + " ".repeat(width - proxy.name().length());
      String indent = " ".repeat(width + 2);
      out.println("%s  %s".formatted(name, proxy.definition()));
      out.println(
          "%s%s; %s; %s"
              .formatted(
                  indent,
                  passes == 1 ? "1 pass" : passes + " passes",
                  proxy.sign(),
                  proxy.source()));
    }
    out.println("Groups: all, " + String.join(", ", Proxies.groupNames()));
    out.flush();
  }
}
