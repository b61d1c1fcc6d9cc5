package croze.sweep;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files that scores were made from, SHA-256 by name, against those that are here now. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Whether scores of both may stand together: the same files, none more and none fewer, since the
   * images are drawn from all of them. No files at all (no network was run) go with any.
   */
  static boolean same(Map<String, String> earlier, Map<String, String> now) {
    return earlier.isEmpty() || now.isEmpty() || earlier.equals(now);
  }

  /** The first file in which they differ, with both its hashes. */
  static String difference(Map<String, String> earlier, Map<String, String> now) {
    SortedSet<String> names = new TreeSet<>(earlier.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !hash(earlier, name).equals(hash(now, name)))
        .findFirst()
        .map(name -> "%s (%s, now %s)".formatted(name, hash(earlier, name), hash(now, name)))
        .orElse("none");
  }

  private static String hash(Map<String, String> files, String name) {
    return files.containsKey(name) ? "SHA-256 " + files.get(name) : "not among them";
  }
}
