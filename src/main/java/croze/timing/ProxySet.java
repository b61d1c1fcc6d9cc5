package croze.timing;

import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import java.util.List;
import java.util.Locale;

/** Proxies that are timed together, as a sweep scores them. */
enum ProxySet {
  /** Three passes of the form without BN. */
  CROZE("croze"),
  /** What the peer takes from one pass of the form with BN. */
  BASELINES("grad_norm,snip,plain,fisher"),
  /** All rows of the paper's Table 2 that need a network. */
  TABLE2(
      "plain,grasp,fisher,grad_norm,snip,synflow,naswot,naswot_double_relu,jacob_cov,croze,croze-paper");

  private final String names;

  ProxySet(String names) {
    this.names = names;
  }

  List<Proxy> proxies() {
    return Proxies.parse(names);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
