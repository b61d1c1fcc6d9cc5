package croze.perturb.attack;

import java.util.Map;
import java.util.function.Function;

/**
 * Family of attacks that texts may name.
 *
 * <p>To add one, also of a single attack: write a class and name it in {@code
 * META-INF/services/croze.perturb.attack.AttackFamily} of a jar on the class path. Stateless and
 * thread safe.
 */
@FunctionalInterface
public interface AttackFamily {

  /** How each attack is made from the keys of its text, by its name. */
  Map<String, Function<AttackText, AdversarialAttack>> byName();

  /** Family of one attack. */
  abstract class Single implements AttackFamily {
    private final String name;
    private final Function<AttackText, AdversarialAttack> attack;

    /**
     * @param attack from the keys of its text
     */
    protected Single(String name, Function<AttackText, AdversarialAttack> attack) {
      this.name = name;
      this.attack = attack;
    }

    @Override
    public Map<String, Function<AttackText, AdversarialAttack>> byName() {
      return Map.of(name, attack);
    }
  }
}
