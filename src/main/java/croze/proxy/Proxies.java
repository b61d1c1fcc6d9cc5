package croze.proxy;

import croze.InvalidInputException;
import croze.PlugIns;
import croze.net.Form;
import croze.proxy.api.Proxy;
import croze.proxy.baseline.CellSize;
import croze.proxy.baseline.Fisher;
import croze.proxy.baseline.Grasp;
import croze.proxy.baseline.JacobCov;
import croze.proxy.baseline.LayerSum;
import croze.proxy.baseline.Naswot;
import croze.proxy.baseline.SynFlow;
import croze.proxy.croze.CrozeVariants;
import croze.proxy.modern.AzNas;
import croze.proxy.modern.ConJs;
import croze.proxy.modern.Dextr;
import croze.proxy.modern.MeCo;
import croze.proxy.modern.Rzcp;
import croze.proxy.modern.Swap;
import croze.proxy.modern.Vkdnw;
import croze.proxy.modern.ZiCo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry: one line a proxy, and those of other jars that {@link PlugIns} finds. */
public final class Proxies {
  /** The group of the proxies of other jars, if there are any. */
  private static final String PLUGGED = "plug-ins";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  /** Proxies of CRoZe's Table 2 and their variants, in the order of its rows. */
  private static final List<Proxy> BASELINES =
      List.of(
          CellSize.FLOPS,
          CellSize.FLOPS_NB201,
          CellSize.PARAMS,
          CellSize.LIVE_PARAMS,
          CellSize.EFFECTIVE_PARAMS,
          LayerSum.PLAIN,
          new Grasp(),
          new Fisher(),
          LayerSum.GRAD_NORM,
          LayerSum.SNIP,
          new SynFlow(Form.WITHOUT_BN),
          new SynFlow(Form.WITH_BN),
          new JacobCov(false),
          new Naswot(false),
          new Naswot(true),
          LayerSum.L2_NORM);

  /** Proxies that came after CRoZe, as they are computed in public code. */
  private static final List<Proxy> MODERN =
      Stream.of(
              AzNas.PARTS,
              List.of(
                  new JacobCov(true),
                  new ZiCo(),
                  new Swap(false),
                  new Swap(true),
                  new MeCo(false),
                  new MeCo(true),
                  CellSize.TRAINABLE_LAYERS,
                  new Vkdnw(false),
                  new Vkdnw(true),
                  new ConJs(),
                  new Dextr(),
                  new Rzcp()))
          .flatMap(List::stream)
          .toList();

  /** Counts over paths, beyond the paper as well. */
  private static final List<Proxy> PATHS = List.of(CellSize.UNPOOLED_PARAMS, CellSize.PATH_CONVS);

  private static final Map<String, List<Proxy>> GROUPS = groups();
  private static final Map<String, Proxy> BY_NAME = byName(GROUPS.values().stream());

  private Proxies() {}

  private static Map<String, List<Proxy>> groups() {
    Map<String, List<Proxy>> groups = new LinkedHashMap<>();
    groups.put("baselines", BASELINES);
    groups.put("ablation", CrozeVariants.ABLATION);
    groups.put("paper-ablation", CrozeVariants.PAPER_ABLATION);
    groups.put("deviations", CrozeVariants.DEVIATIONS);
    groups.put("perturbations", CrozeVariants.PERTURBATIONS);
    groups.put("modern", MODERN);
    groups.put("paths", PATHS);
    List<Proxy> plugged = PlugIns.of(Proxy.class);
    if (!plugged.isEmpty()) {
      Set<String> taken = new HashSet<>(byName(groups.values().stream()).keySet());
      taken.addAll(groups.keySet());
      taken.addAll(List.of("all", PLUGGED));
      requireNames(plugged, taken);
      groups.put(PLUGGED, plugged);
    }
    return groups;
  }

  /**
   * @throws InvalidInputException if a proxy of another jar has a name that is taken or cannot be
   *     one of an option and a column
   */
  static void requireNames(List<Proxy> plugged, Set<String> taken) {
    Set<String> names = new HashSet<>(taken);
    for (Proxy proxy : plugged) {
      String name = proxy.name();
      if (name == null || !NAME.matcher(name).matches() || !names.add(name)) {
        throw new InvalidInputException(
            "proxy '%s' of the plug-in %s: expected a name of letters, digits, _, - and . that no other proxy has"
                .formatted(name, proxy.getClass().getName()));
      }
    }
  }

  /**
   * What {@code all} stands for: baselines, CRoZe and its parts, its variants, then those of other
   * jars. Not those that came after the paper, whose groups have names of their own.
   */
  public static List<Proxy> all() {
    return BY_NAME.values().stream()
        .filter(proxy -> !MODERN.contains(proxy) && !PATHS.contains(proxy))
        .toList();
  }

  /** Those of other jars. */
  public static List<Proxy> plugged() {
    return GROUPS.getOrDefault(PLUGGED, List.of());
  }

  /** Every proxy that has a name here. */
  public static List<Proxy> known() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * Names of the groups that {@link #parse} takes in place of a proxy, {@code all} not among them.
   */
  public static Set<String> groupNames() {
    return GROUPS.keySet();
  }

  /**
   * The proxy of that name. A perturbation variant takes a strength of its own behind an equals
   * sign: {@code croze_gaussian=0.05}.
   *
   * @throws InvalidInputException if there is none
   */
  public static Proxy named(String name) {
    Proxy proxy = BY_NAME.get(name);
    if (proxy != null) {
      return proxy;
    }
    int equals = name.indexOf('=');
    if (equals > 0) {
      return CrozeVariants.perturbed(name.substring(0, equals), name.substring(equals + 1));
    }
    throw new InvalidInputException(
        "no proxy '%s': expected all, a group (%s) or one of %s"
            .formatted(
                name, String.join(", ", GROUPS.keySet()), String.join(", ", BY_NAME.keySet())));
  }

  /**
   * Reads a list of names and groups, parted by commas; {@code all} stands for {@link #all}. One
   * that is named twice comes once.
   *
   * @throws InvalidInputException if a name is unknown or the list is empty
   */
  public static List<Proxy> parse(String list) {
    Stream<List<Proxy>> named = Stream.of(list.split(",", -1)).map(name -> members(name.strip()));
    return List.copyOf(byName(named).values());
  }

  private static List<Proxy> members(String name) {
    if (name.equals("all")) {
      return all();
    }
    List<Proxy> group = GROUPS.get(name);
    return group != null ? group : List.of(named(name));
  }

  private static Map<String, Proxy> byName(Stream<List<Proxy>> lists) {
    return lists
        .flatMap(List::stream)
        .collect(Collectors.toMap(Proxy::name, p -> p, (a, b) -> a, LinkedHashMap::new));
  }
}
