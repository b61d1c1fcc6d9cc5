package croze.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the program runs in: locale and home of the user, neither of which matters to it. */
public final class Surroundings {
  private static final String HOME = "user.home";

  private Surroundings() {}

  /** Makes them alike everywhere; for the whole Java process. */
  public static void neutral() {
    Locale.setDefault(Locale.ROOT);
    if (!Files.isDirectory(Path.of(System.getProperty(HOME)))) {
      // Java's fonts would make a folder "?" in the working directory.
      System.setProperty(HOME, System.getProperty("java.io.tmpdir"));
    }
  }
}
