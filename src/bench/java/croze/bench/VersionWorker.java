package croze.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The process of {@link VersionPairs}: scores with whatever build is on the class path. Calls it by
 * names, as classes have moved between packages since the first release.
 */
final class VersionWorker {
  static final String ANSWER = "seconds ";

  private VersionWorker() {}

  /** Reads lines "proxies index runs" and answers each with processor seconds. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> opened = new HashMap<>();
    var threads = ManagementFactory.getThreadMXBean();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      List<?> proxies = (List<?>) called(found("Proxies"), "parse", null, words[0]);
      if (!opened.containsKey(words[0])) {
        opened.put(words[0], scorer(proxies));
      }
      Object scorer = opened.get(words[0]);
      int index = Integer.parseInt(words[1]);
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < Integer.parseInt(words[2]); i++) {
        called(scorer.getClass(), "score", scorer, index, proxies);
      }
      System.out.println(ANSWER + (threads.getCurrentThreadCpuTime() - start) / 1e9);
    }
  }

  /** Weights and batch of the goldens on the cpu engine: no data is needed. */
  private static Object scorer(List<?> proxies) throws Exception {
    Class<?> settings = found("Setting");
    Object setting = settings.getField("PUBLISHED").get(null);
    String[][] changes = {{"weights", "golden"}, {"batch", "synthetic:7"}, {"engine", "cpu"}};
    for (String[] change : changes) {
      setting = called(settings, "with", setting, change[0], change[1]);
    }
    Object folder = called(found("DataFolder"), "standard", null);
    Object source = called(found("Scorer"), "source", null, setting, proxies, folder);
    return called(source.getClass(), "open", source);
  }

  private static Class<?> found(String name) throws ClassNotFoundException {
    for (String place : List.of("score", "sweep", "proxy", "data")) {
      try {
        return Class.forName("croze." + place + "." + name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new ClassNotFoundException(name);
  }

  /** Calls the public method of that name that takes these arguments. */
  private static Object called(Class<?> of, String name, Object on, Object... args)
      throws Exception {
    for (Method method : of.getMethods()) {
      if (method.getName().equals(name) && takes(method.getParameterTypes(), args)) {
        method.setAccessible(true);
        return method.invoke(on, args);
      }
    }
    throw new NoSuchMethodException(of.getName() + "." + name);
  }

  private static boolean takes(Class<?>[] types, Object[] args) {
    boolean takes = types.length == args.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i] == int.class ? args[i] instanceof Integer : types[i].isInstance(args[i]);
    }
    return takes;
  }
}
