package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands of the built jar, one after the other in one JVM: its start takes longer than most of
 * them. Like a shell in a folder; arguments have no spaces.
 */
final class CommandLoop implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final PrintStream commands;
  private final BufferedReader results;

  CommandLoop(Path folder) throws IOException {
    String classPath =
        String.join(
            File.pathSeparator,
            BuiltJar.JAR.toString(),
            Path.of("target", "test-classes").toAbsolutePath().toString());
    process =
        BuiltJar.java(folder, List.of("-cp", classPath, CommandLoop.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    results =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  BuiltJar.Result run(String command) throws IOException {
    commands.println(command);
    return JSON.readValue(results.readLine(), BuiltJar.Result.class);
  }

  /** The JVM ends with its input. */
  @Override
  public void close() {
    commands.close();
    process.onExit().join();
  }

  /** In that JVM: a command a line, and its result as JSON. */
  public static void main(String[] none) throws IOException {
    PrintStream answer = System.out;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      System.setOut(new PrintStream(out, true));
      System.setErr(new PrintStream(err, true));
      int exitCode = Main.execute(line.split(" "));
      answer.println(
          JSON.writeValueAsString(
              new BuiltJar.Result(
                  exitCode,
                  out.toString(StandardCharsets.UTF_8),
                  err.toString(StandardCharsets.UTF_8))));
    }
  }
}
