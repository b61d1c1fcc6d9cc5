package croze.proxy.api;

import croze.engine.PassRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a score asks for besides an untrained network.
 *
 * @param labels whether it changes with the labels of the images
 * @param data whether it changes with the images of the data set
 * @param backward whether it runs a pass backwards
 */
public record Requirements(boolean labels, boolean data, boolean backward) {
  /** Of a proxy that counts. */
  static final Requirements NONE = new Requirements(false, false, false);

  /** What passes ask for, with those that they are made from. */
  static Requirements of(List<Need> needs) {
    return needs.stream().map(Requirements::of).reduce(NONE, Requirements::and);
  }

  private static Requirements of(Need need) {
    PassKey pass = need.pass();
    boolean backward = PassRequest.of(need.outputs()).backward();
    boolean data = pass.images().ofDataset() && !need.outputs().isEmpty();
    return new Requirements(backward && pass.objective().readsLabels(), data, backward)
        .and(of(pass.madeFrom()));
  }

  /** {@code labels, data, backward}, or some of these. */
  @Override
  public String toString() {
    return Stream.of(labels ? "labels" : "", data ? "data" : "", backward ? "backward" : "")
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Requirements and(Requirements other) {
    return new Requirements(labels || other.labels, data || other.data, backward || other.backward);
  }
}
