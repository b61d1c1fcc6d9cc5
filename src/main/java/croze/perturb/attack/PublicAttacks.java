package croze.perturb.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Attacks of public code; a key that is left out has that code's default. */
public final class PublicAttacks implements AttackFamily {

  @Override
  public Map<String, Function<AttackText, AdversarialAttack>> byName() {
    Map<String, Function<AttackText, AdversarialAttack>> all = new LinkedHashMap<>();
    all.put("fgsm", keys -> new FastGradientSign(keys.eps("8/255")));
    all.put("pgd", PublicAttacks::pgd);
    all.put("apgd-ce", keys -> apgd(keys, ImageLoss.CROSS_ENTROPY, 0));
    all.put("apgd-dlr", keys -> apgd(keys, ImageLoss.LOGIT_RATIO, 0));
    all.put("apgd-t", keys -> apgd(keys, ImageLoss.LOGIT_RATIO, keys.count("targets", 9, 1, 9)));
    all.put("fab", PublicAttacks::fab);
    all.put("square", PublicAttacks::square);
    all.put("autoattack", PublicAttacks::autoattack);
    all.put("cw", PublicAttacks::cw);
    all.put("deepfool", PublicAttacks::deepfool);
    all.put("spsa", PublicAttacks::spsa);
    all.put("lgv", PublicAttacks::lgv);
    return all;
  }

  private static AdversarialAttack square(AttackText keys) {
    return new SquareAttack(
        keys.eps("8/255"),
        keys.count("queries", 5000, 1, 10_000_000),
        keys.number("share", ".8", 0, 1),
        keys.choice("schedule", "rescaled", "fixed"));
  }

  private static AdversarialAttack autoattack(AttackText keys) {
    return new AutoAttack(
        keys.eps("8/255"), keys.choice("form", "published", "torchattacks") ? 100 : 10);
  }

  private static AdversarialAttack cw(AttackText keys) {
    return new CarliniWagner(
        keys.number("c", "1", 0, 1e9),
        keys.number("kappa", "0", 0, 1e9),
        keys.count("steps", 50, 1, 1_000_000),
        keys.number("lr", ".01", 0, 10),
        keys.choice("stop", "batch", "image"),
        keys.choice("margin", "masked", "logits"));
  }

  private static AdversarialAttack deepfool(AttackText keys) {
    return new DeepFool(
        keys.count("steps", 50, 1, 1_000_000),
        keys.number("overshoot", ".02", 0, 10),
        !keys.choice("form", "3.5.1", "3.4.0"));
  }

  private static AdversarialAttack pgd(AttackText keys) {
    boolean linf = keys.choice("norm", "linf", "l2");
    double eps = linf ? keys.eps("8/255") : keys.number("eps", "1", 0, 1000);
    return new ProjectedGradient(
        linf ? Ball.LINF : Ball.L2,
        eps,
        keys.number("alpha", linf ? "2/255" : ".2", 0, 1000),
        keys.count("steps", 10, 1, 1_000_000),
        keys.choice("start", "random", "clean"),
        keys.count("restarts", 1, 1, 1000));
  }

  private static AdversarialAttack apgd(AttackText keys, ImageLoss loss, int targets) {
    return new AutoPgd(
        keys.eps("8/255"),
        keys.count("steps", 100, 1, 1_000_000),
        loss,
        targets,
        keys.choice("start", "random", "clean"));
  }

  private static AdversarialAttack fab(AttackText keys) {
    boolean linf = keys.choice("norm", "linf", "l2");
    return new AdaptiveBoundary(
        linf ? Ball.LINF : Ball.L2,
        linf ? keys.eps("8/255") : keys.number("eps", "1", 0, 1000),
        keys.count("steps", 100, 1, 1_000_000),
        keys.count("targets", 9, 0, 9));
  }

  private static AdversarialAttack spsa(AttackText keys) {
    boolean sound = keys.choice("form", "3.5.1", "3.4.0");
    return new SimultaneousPerturbation(
        keys.eps(sound ? ".3" : ".01"),
        keys.number("delta", ".01", 1e-12, 1),
        keys.number("lr", ".01", 0, 10),
        keys.count("steps", 1, 1, 1_000_000),
        keys.count("samples", 128, 1, 1_000_000),
        !sound);
  }

  private static AdversarialAttack lgv(AttackText keys) {
    return new GeometricVicinity(
        keys.eps("4/255"),
        keys.number("alpha", "4/2550", 0, 1),
        keys.count("steps", 10, 1, 1_000_000),
        new Surrogates.Way(
            keys.number("lr", ".05", 0, 10),
            keys.number("decay", "1e-4", 0, 1),
            keys.count("epochs", 2, 1, 1000),
            keys.count("models", 4, 1, 1000),
            keys.count("batch", 128, 2, 4096)),
        keys.choice("order", "shuffled", "collected"));
  }
}
