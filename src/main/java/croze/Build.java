package croze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The build that runs.
 *
 * @param version version of croze-bench
 * @param commit git commit it was built from, {@code -dirty} if there were changes; empty if it was
 *     built outside of git
 * @param nd4j version of ND4J
 */
public record Build(String version, String commit, String nd4j) {
  private static final String RESOURCE = "/croze/build.properties";

  public static Build current() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("version"),
        properties.getProperty("commit"),
        properties.getProperty("nd4j"));
  }

  /** Version, and commit in brackets if it is known. */
  public String text() {
    return commit.isEmpty() ? version : "%s (%s)".formatted(version, commit);
  }
}
