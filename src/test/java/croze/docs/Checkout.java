package croze.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the project as built, in which commands are run. Large folders are links, {@code
 * results/local} is its own.
 */
final class Checkout implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 300;

  /** How commands ended, and all that they printed, as a terminal shows it. */
  record Ending(int exitCode, String printed) {}

  private final Path root;
  private final List<Path> links = new ArrayList<>();

  Checkout(Path root) throws IOException {
    this.root = root;
    for (String file : List.of("pom.xml", "Makefile", "bin/croze", "nasbench-data/manifest.csv")) {
      copy(Path.of(file));
    }
    root.resolve("bin/croze").toFile().setExecutable(true);
    try (Stream<Path> example = Files.walk(Path.of("examples/my-proxy"))) {
      for (Path file : example.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith("examples/my-proxy/target")) {
          copy(file);
        }
      }
    }
    copy(Path.of("target/croze-bench.jar"));
    // Newer than what make would build it from.
    Files.setLastModifiedTime(
        root.resolve("target/croze-bench.jar"), FileTime.from(Instant.now().plusSeconds(1)));
    link(Path.of("target/lib"));
    link(Path.of("experiments"));
    link(Path.of("nasbench-data/embedded"));
    try (Stream<Path> results = Files.list(Path.of("results"))) {
      for (Path study : results.filter(f -> !f.endsWith("local")).toList()) {
        link(study);
      }
    }
    // Maven tries no network.
    write(".mvn/maven.config", "-o\n-q\n");
  }

  void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Runs commands of a shell; the published tables are there if a mirror is given. */
  Ending run(String commands, String mirror) throws IOException, InterruptedException {
    Path printed = root.resolve("printed");
    Process process = builder(commands, mirror).redirectOutput(printed.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + commands);
    }
    return new Ending(process.exitValue(), Files.readString(printed));
  }

  private ProcessBuilder builder(String commands, String mirror) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands);
    builder.directory(root.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("CROZE_MIRROR", "CROZE_PLUGINS", "MAKEFLAGS", "MAKELEVEL"));
    builder.environment().put("CROZE_OFFLINE", "1");
    if (mirror != null) {
      builder.environment().put("CROZE_MIRROR", mirror);
    }
    return builder;
  }

  private void copy(Path file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.copy(file, root.resolve(file));
  }

  private void link(Path file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    links.add(Files.createSymbolicLink(root.resolve(file), file.toAbsolutePath()));
  }

  /** JUnit warns of a link that leads out of its folder. */
  @Override
  public void close() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }
}
