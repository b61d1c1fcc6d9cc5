package croze.perturb.attack;

import croze.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text form of an attack, {@code name:key=value,key=value}; a key left out has the public
 * code's default. Numbers may be fractions: {@code 8/255}.
 */
public final class AttackText {
  private static final String EXPECTED =
      "fgsm, pgd, apgd-ce, apgd-dlr, apgd-t, fab, square, autoattack, cw, deepfool, spsa or lgv";

  private final String text;
  private final Map<String, String> given = new LinkedHashMap<>();

  /**
   * @param keys what is behind the colon, null if there is none
   */
  private AttackText(String text, String keys) {
    this.text = text;
    for (String part : keys == null ? new String[0] : keys.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = part.substring(0, Math.max(0, equals));
      if (equals < 1 || given.put(key, part.substring(equals + 1)) != null) {
        throw refused(
            "expected key=value with commas between, each key once, found '" + part + "'");
      }
    }
  }

  /**
   * Reads an attack.
   *
   * @throws InvalidInputException if the name or a key is none, or a value is out of its range
   */
  public static AdversarialAttack parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    AttackText keys = new AttackText(text, colon < 0 ? null : text.substring(colon + 1));
    AdversarialAttack attack = keys.attack(name);
    if (!keys.given.isEmpty()) {
      throw keys.refused("%s has no key %s".formatted(name, keys.given.keySet().iterator().next()));
    }
    return attack;
  }

  private AdversarialAttack attack(String name) {
    return switch (name) {
      case "fgsm" -> new FastGradientSign(eps("8/255"));
      case "pgd" -> pgd();
      case "apgd-ce" -> apgd(ImageLoss.CROSS_ENTROPY, 0);
      case "apgd-dlr" -> apgd(ImageLoss.LOGIT_RATIO, 0);
      case "apgd-t" -> apgd(ImageLoss.LOGIT_RATIO, count("targets", 9, 1, 9));
      case "cw" ->
          new CarliniWagner(
              number("c", "1", 0, 1e9),
              number("kappa", "0", 0, 1e9),
              count("steps", 50, 1, 1_000_000),
              number("lr", ".01", 0, 10),
              choice("stop", "batch", "image"),
              choice("margin", "masked", "logits"));
      case "deepfool" ->
          new DeepFool(
              count("steps", 50, 1, 1_000_000),
              number("overshoot", ".02", 0, 10),
              !choice("form", "3.5.1", "3.4.0"));
      case "fab" -> fab();
      case "square" ->
          new SquareAttack(
              eps("8/255"),
              count("queries", 5000, 1, 10_000_000),
              number("share", ".8", 0, 1),
              choice("schedule", "rescaled", "fixed"));
      case "autoattack" ->
          new AutoAttack(eps("8/255"), choice("form", "published", "torchattacks") ? 100 : 10);
      case "spsa" -> spsa();
      case "lgv" -> lgv();
      default -> throw refused("no attack '" + name + "', expected " + EXPECTED);
    };
  }

  private AdversarialAttack pgd() {
    boolean linf = choice("norm", "linf", "l2");
    double eps = linf ? eps("8/255") : number("eps", "1", 0, 1000);
    return new ProjectedGradient(
        linf ? Ball.LINF : Ball.L2,
        eps,
        number("alpha", linf ? "2/255" : ".2", 0, 1000),
        count("steps", 10, 1, 1_000_000),
        choice("start", "random", "clean"),
        count("restarts", 1, 1, 1000));
  }

  private AdversarialAttack apgd(ImageLoss loss, int targets) {
    return new AutoPgd(
        eps("8/255"),
        count("steps", 100, 1, 1_000_000),
        loss,
        targets,
        choice("start", "random", "clean"));
  }

  private AdversarialAttack fab() {
    boolean linf = choice("norm", "linf", "l2");
    return new AdaptiveBoundary(
        linf ? Ball.LINF : Ball.L2,
        linf ? eps("8/255") : number("eps", "1", 0, 1000),
        count("steps", 100, 1, 1_000_000),
        count("targets", 9, 0, 9));
  }

  private AdversarialAttack spsa() {
    boolean sound = choice("form", "3.5.1", "3.4.0");
    return new SimultaneousPerturbation(
        eps(sound ? ".3" : ".01"),
        number("delta", ".01", 1e-12, 1),
        number("lr", ".01", 0, 10),
        count("steps", 1, 1, 1_000_000),
        count("samples", 128, 1, 1_000_000),
        !sound);
  }

  private AdversarialAttack lgv() {
    return new GeometricVicinity(
        eps("4/255"),
        number("alpha", "4/2550", 0, 1),
        count("steps", 10, 1, 1_000_000),
        new Surrogates.Way(
            number("lr", ".05", 0, 10),
            number("decay", "1e-4", 0, 1),
            count("epochs", 2, 1, 1000),
            count("models", 4, 1, 1000),
            count("batch", 128, 2, 4096)),
        choice("order", "shuffled", "collected"));
  }

  /** ε of the maximum norm. */
  private double eps(String usual) {
    return number("eps", usual, 0, 1);
  }

  private double number(String key, String usual, double least, double most) {
    String value = given.containsKey(key) ? given.remove(key) : usual;
    String[] parts = value.split("/", -1);
    try {
      double number = Double.parseDouble(parts[0]);
      number /= parts.length == 2 ? Double.parseDouble(parts[1]) : 1;
      if (parts.length <= 2 && number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused("%s is '%s', expected a number such as 2 or 8/255".formatted(key, value));
    }
    throw refused("%s is '%s', expected %s to %s".formatted(key, value, least, most));
  }

  private int count(String key, int usual, int least, int most) {
    String value = given.containsKey(key) ? given.remove(key) : Integer.toString(usual);
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw refused(
        "%s is '%s', expected a whole number of %d to %d".formatted(key, value, least, most));
  }

  /** Whether it is the first, which is the default. */
  private boolean choice(String key, String first, String second) {
    String value = given.containsKey(key) ? given.remove(key) : first;
    if (!value.equals(first) && !value.equals(second)) {
      throw refused("%s is '%s', expected %s or %s".formatted(key, value, first, second));
    }
    return value.equals(first);
  }

  private InvalidInputException refused(String why) {
    return new InvalidInputException("attack '" + text + "': " + why);
  }
}
