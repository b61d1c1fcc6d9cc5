package croze.cli;

import croze.engine.EngineProvider;
import croze.engine.Engines;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code croze engines}: what can run the networks, and what each would run on here. */
@Command(
    name = "engines",
    description = "Lists the engines, and what each runs on on this machine.")
final class EnginesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (EngineProvider engine : Engines.all()) {
      out.println("%-6s%s".formatted(engine.name(), engine.description()));
      out.println("      " + path(engine));
      engine.warnings().forEach(warning -> out.println("      warning: " + warning));
    }
    out.flush();
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
