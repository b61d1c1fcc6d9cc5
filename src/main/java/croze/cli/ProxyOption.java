package croze.cli;

import croze.proxy.Proxies;
import croze.proxy.Proxy;
import java.util.List;
import picocli.CommandLine.Option;

/** The proxies that a command scores by. */
final class ProxyOption {
  @Option(names = "--proxies", paramLabel = "NAMES", defaultValue = "all")
  private String names;

  List<Proxy> proxies() {
    return Proxies.parse(names);
  }
}
