package croze.proxy.api;

import croze.engine.Objective;
import croze.engine.Output;
import croze.net.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which pass is meant: two needs with equal keys are served by one run.
 *
 * @param gates the pass whose open units the ReLUs of this one keep, and whose winners its max
 *     pools, or none
 */
public record PassKey(
    Form form, Weights weights, Images images, Objective objective, Optional<PassKey> gates) {

  /** θ and images as drawn, on the network with BN: the one pass that most baselines read. */
  public static final PassKey BASELINE =
      new PassKey(Form.WITH_BN, new Weights.Initial(), new Images.Clean(), Objective.CROSS_ENTROPY);

  public PassKey(Form form, Weights weights, Images images, Objective objective) {
    this(form, weights, images, objective, Optional.empty());
  }

  /** The passes that this one is made from, and what of them. */
  public List<Need> madeFrom() {
    List<Need> needs = new ArrayList<>(weights.madeFrom());
    needs.addAll(images.madeFrom());
    gates.ifPresent(at -> needs.add(Need.of(at, Output.RELU_CODES, Output.POOL_WINNERS)));
    return needs;
  }
}
