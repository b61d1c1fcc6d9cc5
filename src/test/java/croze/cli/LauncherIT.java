package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/croze} in a checkout under a folder that is not ASCII, called in odd ways. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final String META = "robust-nas-bench-201/meta.json";

  @TempDir Path root;
  private Path project;

  @BeforeEach
  void unpackUnderMüller() throws IOException {
    project = root.resolve("Müller und Söhne");
    Files.createDirectories(project.resolve("bin"));
    Files.createDirectories(project.resolve("target"));
    Files.copy(Path.of("bin/croze"), project.resolve("bin/croze"));
    project.resolve("bin/croze").toFile().setExecutable(true);
    Files.copy(Path.of("target/croze-bench.jar"), project.resolve("target/croze-bench.jar"));
    Files.createSymbolicLink(project.resolve("target/lib"), Path.of("target/lib").toAbsolutePath());
    Path meta = project.resolve("nasbench-data").resolve(META);
    Files.createDirectories(meta.getParent());
    Files.writeString(meta, "{}");
  }

  /** JUnit warns of a link that leads out of its folder. */
  @AfterEach
  void unlinkLibraries() throws IOException {
    Files.deleteIfExists(project.resolve("target/lib"));
  }

  private String run(Map<String, String> environment, Path command, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder().directory(root.toFile());
    builder.command().add(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.redirectErrorStream(true).environment().putAll(environment);
    builder.environment().remove("CROZE_MIRROR");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text + "exit " + process.waitFor();
  }

  @Test
  void throughALinkFromAnotherFolderInTheLocaleCItFindsItsProject() throws Exception {
    Path link = Files.createSymbolicLink(root.resolve("link"), project.resolve("bin/croze"));
    Path second = Files.createSymbolicLink(root.resolve("croze"), Path.of("link"));
    assertEquals(link, second.resolveSibling(Files.readSymbolicLink(second)));
    String text = run(Map.of("LC_ALL", "C"), second, "data", "list", META);
    assertTrue(text.contains("local") && text.endsWith("exit 0"), text);
  }

  @Test
  void whatIsMissingIsALineWithWhatToInstall() throws Exception {
    Path launcher = project.resolve("bin/croze");
    String none = run(Map.of("JAVA_HOME", "/no/such/jdk"), launcher);
    assertTrue(none.contains("install JDK 17 or later: the package openjdk-17-jdk"), none);
    assertTrue(none.endsWith("exit 2") && none.lines().count() == 2, none);
    Path old = Files.createDirectories(root.resolve("jdk11/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.writeString(old.resolve("bin/java"), "");
    old.resolve("bin/java").toFile().setExecutable(true);
    String older = run(Map.of("JAVA_HOME", old.toString()), launcher);
    assertTrue(older.contains("is Java 11; install JDK 17"), older);
    for (String part : List.of("lib", "croze-bench.jar")) {
      Files.delete(project.resolve("target").resolve(part));
      String unbuilt = run(Map.of(), launcher);
      assertTrue(unbuilt.contains("is missing; build it with: make -C"), unbuilt);
    }
  }
}
