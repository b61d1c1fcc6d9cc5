package croze.run.catalogue;

import croze.engine.EngineProvider;
import croze.engine.Engines;
import java.util.stream.Collectors;

/** The engines, and what each runs on on this machine. */
public final class EngineList {
  private static final String INDENT = " ".repeat(9);

  private EngineList() {}

  public static String text() {
    return Engines.all().stream()
        .map(EngineList::text)
        .collect(Collectors.joining("%n".formatted()));
  }

  private static String text(EngineProvider engine) {
    StringBuilder text = new StringBuilder();
    text.append("%-9s%s%n".formatted(engine.name(), engine.description()));
    text.append(INDENT).append(path(engine));
    engine.warnings().forEach(warning -> text.append("%n%swarning: %s".formatted(INDENT, warning)));
    return text.toString();
  }

  /**
   * An engine may fail in its native code, in ways of its own; the others are listed all the same.
   */
  private static String path(EngineProvider engine) {
    try {
      return "available: " + engine.path();
    } catch (RuntimeException | LinkageError e) {
      return "not available: " + e.getMessage();
    }
  }
}
