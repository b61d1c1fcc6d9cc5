package croze.perturb.attack;

import croze.InvalidInputException;
import croze.PlugIns;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The text form of an attack, {@code name:key=value,key=value}, and the keys that an {@link
 * AttackFamily} takes from it. Numbers may be fractions: {@code 8/255}.
 */
public final class AttackText {
  private final String text;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

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
      throw keys.refused(
          "%s has no key %s, expected %s"
              .formatted(
                  name, keys.given.keySet().iterator().next(), String.join(", ", keys.known)));
    }
    return attack;
  }

  /** Every attack that has a name; the first of those that share one. */
  private static Map<String, Function<AttackText, AdversarialAttack>> attacks() {
    Map<String, Function<AttackText, AdversarialAttack>> all = new LinkedHashMap<>();
    PlugIns.of(AttackFamily.class).forEach(family -> family.byName().forEach(all::putIfAbsent));
    return all;
  }

  private AdversarialAttack attack(String name) {
    Map<String, Function<AttackText, AdversarialAttack>> all = attacks();
    if (!all.containsKey(name)) {
      throw refused(
          "no attack '%s', expected one of %s".formatted(name, String.join(", ", all.keySet())));
    }
    return all.get(name).apply(this);
  }

  /** ε of the maximum norm. */
  public double eps(String usual) {
    return number("eps", usual, 0, 1);
  }

  /**
   * A number, also as a fraction.
   *
   * @param usual what it is if the text does not give it
   */
  public double number(String key, String usual, double least, double most) {
    String value = take(key, usual);
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

  /** A whole number. */
  public int count(String key, int usual, int least, int most) {
    String value = take(key, Integer.toString(usual));
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
  public boolean choice(String key, String first, String second) {
    String value = take(key, first);
    if (!value.equals(first) && !value.equals(second)) {
      throw refused("%s is '%s', expected %s or %s".formatted(key, value, first, second));
    }
    return value.equals(first);
  }

  private String take(String key, String usual) {
    known.add(key);
    return given.containsKey(key) ? given.remove(key) : usual;
  }

  private InvalidInputException refused(String why) {
    return new InvalidInputException("attack '" + text + "': " + why);
  }
}
