package croze.sweep.log;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files that scores were made from, SHA-256 by name, against those that are here now. */
public final class InputFiles {
  private InputFiles() {}

  /** What is here of the files that scores were made from. */
  public enum Here {
    /** All of them, or none was needed. */
    SAME,
    /** Files of these names, but at least one with another content. */
    OTHERS,
    /** At least one is missing. */
    MISSING
  }

  /** Looks for the files; a file that the data folder refuses is another one. */
  public static Here here(Map<String, String> inputs, DataFolder folder) {
    if (!inputs.keySet().stream().allMatch(folder::has)) {
      return Here.MISSING;
    }
    try {
      boolean same =
          inputs.entrySet().stream()
              .allMatch(file -> folder.locate(file.getKey()).sha256().equals(file.getValue()));
      return same ? Here.SAME : Here.OTHERS;
    } catch (InvalidInputException e) {
      return Here.OTHERS;
    }
  }

  /** SHA-256 of the file, in hex; of several, of the lines {@code HASH NAME} in order of names. */
  public static String digest(Map<String, String> inputs) {
    if (inputs.size() == 1) {
      return inputs.values().iterator().next();
    }
    String lines =
        new TreeMap<>(inputs)
            .entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    return Digest.of(lines.getBytes(StandardCharsets.UTF_8), Algorithm.SHA256).hex();
  }

  /**
   * Whether scores of both may stand together: the same files, none more and none fewer, since the
   * images are drawn from all of them. No files at all (no network was run) go with any.
   */
  public static boolean same(Map<String, String> earlier, Map<String, String> now) {
    return earlier.isEmpty() || now.isEmpty() || earlier.equals(now);
  }

  /** The first file in which they differ, with both its hashes. */
  public static String difference(Map<String, String> earlier, Map<String, String> now) {
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
