package croze.spark;

import croze.PlugIns;
import croze.data.ProjectRoot;
import croze.run.Cluster;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Spark cluster, reached through a driver in a JVM of its own ({@link Driver}). */
public final class SparkCluster implements Cluster {
  private static final long POLL_MILLIS = 200;

  /** What Spark reaches into, as its own launcher has it. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public void run(
      String master,
      Map<String, Map<String, String>> job,
      List<String> works,
      Consumer<String> lines,
      BooleanSupplier stopped) {
    Path own = PlugIns.jar(this).orElseThrow().toAbsolutePath();
    Request request =
        Request.of(
            master,
            classPath(own),
            ProjectRoot.resolve("").toAbsolutePath().normalize().toString(),
            job,
            works);
    Process driver = start(own);
    Thread watch = new Thread(() -> watch(driver, stopped), "spark-watch");
    watch.setDaemon(true);
    watch.start();
    try (ObjectOutputStream out = new ObjectOutputStream(driver.getOutputStream());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
      out.writeObject(request);
      out.flush(); // stays open: the driver ends when it closes
      read(in, lines);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Spark: its driver ended early (%s); its messages stand above".formatted(e.getMessage()),
          e);
    } finally {
      driver.destroy();
    }
  }

  private static void read(BufferedReader in, Consumer<String> lines) throws IOException {
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      if (text.startsWith(Driver.LINE)) {
        lines.accept(text.substring(Driver.LINE.length()));
      } else if (text.startsWith(Driver.FAILED)) {
        throw new IllegalStateException("Spark: " + text.substring(Driver.FAILED.length()));
      } else if (text.equals(Driver.END)) {
        return;
      }
    }
    throw new IOException("without a word");
  }

  private static void watch(Process driver, BooleanSupplier stopped) {
    try {
      while (driver.isAlive()) {
        if (stopped.getAsBoolean()) {
          driver.destroy();
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      driver.destroy();
    }
  }

  private static Process start(Path own) {
    Stream<String> flags =
        Stream.concat(
            // Where the master is local[n] the driver is the executor.
            Stream.of("--add-modules=jdk.incubator.vector", "-XX:PerMethodTrapLimit=10000"),
            OPENED.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    Stream<String> settings =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("spark."))
            .map(name -> "-D" + name + "=" + System.getProperty(name));
    Stream<String> start =
        Stream.of("-cp", own + File.pathSeparator + spark(own) + "/*", Driver.class.getName());
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                flags,
                settings,
                start)
            .flatMap(parts -> parts)
            .collect(Collectors.toList());
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new IllegalStateException("Spark: its driver cannot be started: " + e.getMessage(), e);
    }
  }

  /** The cluster's own Spark where {@code SPARK_HOME} names it, else the one beside the plug-in. */
  private static Path spark(Path own) {
    String home = System.getenv("SPARK_HOME");
    Path jars =
        home == null || home.isBlank()
            ? own.resolveSibling("croze-spark-lib")
            : Path.of(home, "jars");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(
          "Spark: there is no %s; run make spark again, or correct SPARK_HOME".formatted(jars));
    }
    return jars;
  }

  private static List<String> classPath(Path own) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .filter(entry -> !entry.equals(own))
        .map(Path::toString)
        .toList();
  }
}
