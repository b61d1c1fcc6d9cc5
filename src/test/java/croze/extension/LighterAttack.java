package croze.extension;

import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.AttackFamily;
import croze.perturb.attack.AttackText;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Attack of a stranger: every pixel lighter by ε, as far as it goes. */
public final class LighterAttack implements AttackFamily {
  @Override
  public Map<String, Function<AttackText, AdversarialAttack>> byName() {
    return Map.of("lighter", keys -> lighter(keys.number("eps", "8/255", 0, 1)));
  }

  private static AdversarialAttack lighter(double eps) {
    return (network, images, labels, stream) ->
        Arrays.stream(images)
            .map(image -> Arrays.stream(image).map(x -> AdversarialAttack.clip(x + eps)).toArray())
            .toArray(double[][]::new);
  }
}
