package croze;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The implementations of a type that the class path has, ours and those of other jars. */
public final class PlugIns {

  private PlugIns() {}

  /**
   * One of each, in the order of the class path.
   *
   * @throws InvalidInputException naming the type and its class, if a jar names one that is not
   *     there or cannot be made
   */
  public static <T> List<T> of(Class<T> type) {
    List<T> found = new ArrayList<>();
    try {
      Iterator<T> iterator = ServiceLoader.load(type).iterator();
      while (iterator.hasNext()) {
        found.add(iterator.next());
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      String why = e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause();
      throw new InvalidInputException(
          "plug-in that cannot be used: %s; correct META-INF/services/%s of its jar, or build it again with this croze-bench.jar"
              .formatted(why, type.getName()),
          e);
    }
    return List.copyOf(found);
  }

  /** The jar that a plug-in is from; empty if it is one of ours, or not from a jar. */
  public static Optional<Path> jar(Object plugIn) {
    CodeSource source = plugIn.getClass().getProtectionDomain().getCodeSource();
    if (source == null || source.equals(PlugIns.class.getProtectionDomain().getCodeSource())) {
      return Optional.empty();
    }
    return Optional.of(Path.of(URI.create(source.getLocation().toString())))
        .filter(Files::isRegularFile);
  }
}
