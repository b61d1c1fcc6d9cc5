package croze.cli;

import croze.console.Console;
import croze.run.catalogue.ProxyList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze proxies}: what there is to score by. */
@Command(name = "proxies")
final class ProxiesCommand extends ConsoleCommand {
  @Option(names = "--json")
  private boolean json;

  @Override
  void run(Console console) {
    console.print(json ? ProxyList.json() : ProxyList.text());
  }
}
