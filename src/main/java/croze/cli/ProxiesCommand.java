package croze.cli;

import croze.run.catalogue.ProxyList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze proxies}: what there is to score by. */
final class ProxiesCommand {
  @Command(name = "proxies")
  static void run(@Mixin Invocation call, @Option(names = "--json") boolean json) {
    call.console().print(json ? ProxyList.json() : ProxyList.text());
  }
}
