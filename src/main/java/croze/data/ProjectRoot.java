package croze.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder of the project, in which {@code experiments}, {@code docs}, {@code results} and {@code
 * nasbench-data} lie: what the launcher says ({@code -Dcroze.root}), so that every command works
 * from any folder; without it the working directory.
 */
public final class ProjectRoot {
  private static final String PROPERTY = "croze.root";

  private ProjectRoot() {}

  /**
   * The place of something of the project: as it is if the root is the working directory, so that
   * messages are short.
   *
   * @param path relative to the root; an absolute one stays
   */
  public static Path resolve(String path) {
    String root = System.getProperty(PROPERTY, "");
    Path given = Path.of(path);
    return isHere(root) ? given : Path.of(root).resolve(given);
  }

  private static boolean isHere(String root) {
    try {
      return root.isEmpty() || Path.of(root).toRealPath().equals(Path.of("").toRealPath());
    } catch (IOException e) {
      // A folder that cannot be resolved is another one.
      return false;
    }
  }
}
