package croze.proxy.modern;

import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Requirements;
import java.util.List;

/**
 * A proxy that shares no pass with others: all that it reads it runs by {@linkplain Passes#own its
 * own passes}.
 */
interface OwnPassesProxy extends Proxy {

  @Override
  default List<Need> needs() {
    return List.of();
  }

  @Override
  Requirements requirements();

  @Override
  default boolean runsNetwork() {
    return true;
  }
}
