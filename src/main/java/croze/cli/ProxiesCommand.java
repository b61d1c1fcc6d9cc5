package croze.cli;

import croze.console.Console;
import croze.run.catalogue.ProxyList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze proxies}: what there is to score by. */
@Command(
    name = "proxies",
    description = "Lists the proxies: definition, cost in passes, sign and source.")
final class ProxiesCommand extends ConsoleCommand {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  int run(Console console) {
    console.print(json ? ProxyList.json() : ProxyList.text());
    return 0;
  }
}
