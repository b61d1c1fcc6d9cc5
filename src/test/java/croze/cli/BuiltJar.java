package croze.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code java -jar target/croze-bench.jar} as a user would, in a folder of the test's. */
final class BuiltJar {
  static final Path JAR = Path.of("target", "croze-bench.jar").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 300;

  /**
   * For runs of a second or two the first compiler is enough; the second would take as long again.
   */
  private static final List<String> FLAGS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** How a run ended. */
  record Result(int exitCode, String out, String err) {}

  private final Path folder;
  private final Path out;
  private final Path err;
  private final Map<String, String> environment = new HashMap<>();

  BuiltJar(Path folder) {
    this.folder = folder;
    this.out = folder.resolve("stdout");
    this.err = folder.resolve("stderr");
  }

  BuiltJar with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  Process start(String... args) {
    List<String> jar = new ArrayList<>(List.of("-jar", JAR.toString()));
    jar.addAll(List.of(args));
    ProcessBuilder builder = java(folder, jar);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JVM in a folder; Ctrl-C is not ignored, whatever the shell that started the tests does. */
  static ProcessBuilder java(Path folder, List<String> args) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/env")) && Files.isDirectory(Path.of("/proc"))) {
      command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("CROZE_MIRROR");
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder;
  }

  Result await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Result run(String... args) {
    return await(start(args));
  }
}
