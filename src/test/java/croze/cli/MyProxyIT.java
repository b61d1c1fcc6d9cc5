package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/my-proxy} as its reader builds and runs it. */
@DisabledOnOs(OS.WINDOWS)
class MyProxyIT {
  private static final Path MAVEN =
      Stream.of(System.getenv("PATH").split(":"))
          .map(folder -> Path.of(folder, "mvn"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(null);

  /** Folders of the project that are read as they are. */
  private static final List<String> LINKED = List.of("target/lib", "experiments");

  @TempDir Path root;

  @BeforeEach
  void copyLauncherAndExample() throws IOException {
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("target"));
    Files.copy(Path.of("bin/croze"), root.resolve("bin/croze"));
    root.resolve("bin/croze").toFile().setExecutable(true);
    Files.copy(Path.of("target/croze-bench.jar"), root.resolve("target/croze-bench.jar"));
    for (String linked : LINKED) {
      Files.createSymbolicLink(root.resolve(linked), Path.of(linked).toAbsolutePath());
    }
    Path example = Path.of("examples/my-proxy");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(f -> !f.startsWith(example.resolve("target"))).toList()) {
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(file, root.resolve(file));
      }
    }
  }

  /** JUnit warns of a link that leads out of its folder. */
  @AfterEach
  void unlink() throws IOException {
    for (String linked : LINKED) {
      Files.delete(root.resolve(linked));
    }
  }

  @Test
  void itsJarIsARowLikeAnyOther() throws Exception {
    assumeTrue(MAVEN != null, "no mvn on the path");
    run(0, MAVEN.toString(), "-o", "-q", "-f", "examples/my-proxy", "package");
    Files.createDirectories(root.resolve("plugins"));
    Files.copy(
        root.resolve("examples/my-proxy/target/my-proxy.jar"),
        root.resolve("plugins/my-proxy.jar"));

    String score = croze(0, "score", "--arch=6111", "--proxies=my_proxy", "--batch=synthetic:7");
    assertTrue(score.contains("  my_proxy  123.804714171"), score);
    assertTrue(croze(0, "proxies").endsWith(", plug-ins\n"));
    String table = croze(0, "study", "examples/my-proxy/my-proxy.yaml", "--archs=4");
    assertTrue(table.contains("\nmy_proxy "), table);
    Path sweep = root.resolve("sweep.csv");
    croze(0, "sweep", "--archs=3", "--proxies=my_proxy", "--batch=synthetic:7", "--out=" + sweep);
    List<String> lines = Files.readAllLines(sweep);
    assertTrue(lines.get(0).endsWith(",my_proxy"), lines.get(0));
    assertEquals(4, lines.size());
    String manifest = Files.readString(root.resolve("sweep.manifest.json"));
    assertTrue(manifest.contains("\"plug-ins\" : \"my-proxy.jar sha256:"), manifest);

    Path services = root.resolve("examples/my-proxy/target/classes/META-INF/services");
    Files.writeString(services.resolve("croze.proxy.api.Proxy"), "mine.NoSuchProxy");
    Files.delete(root.resolve("plugins/my-proxy.jar"));
    Path jar = Path.of(System.getProperty("java.home"), "bin", "jar");
    run(
        0,
        jar.toString(),
        "--create",
        "--file=plugins/broken.jar",
        "-C",
        "examples/my-proxy/target/classes",
        ".");
    String refusal = croze(2, "score", "--arch=6111");
    assertTrue(refusal.contains("plug-in that cannot be used: croze.proxy.api.Proxy"), refusal);
    assertTrue(refusal.contains("mine.NoSuchProxy"), refusal);
  }

  private String croze(int exitCode, String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("bin/croze"), Stream.of(arguments)).toList();
    return run(exitCode, command.toArray(String[]::new));
  }

  private String run(int exitCode, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("CROZE_MIRROR", "CROZE_PLUGINS"));
    builder.environment().put("CROZE_OFFLINE", "1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exitCode, process.waitFor(), String.join(" ", command) + ": " + text);
    return text;
  }
}
