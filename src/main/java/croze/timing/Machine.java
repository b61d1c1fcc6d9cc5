package croze.timing;

import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that times.
 *
 * @param name its processor and their number
 */
record Machine(String name) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final Wanted WANTED = new Wanted("a list of processors", "mount /proc");

  static Machine here() {
    String cores = "%d cores".formatted(Runtime.getRuntime().availableProcessors());
    // Commas would end a field of the CSV.
    return new Machine((model() + " " + cores).replaceAll("[,\"\\s]+", " "));
  }

  private static String model() {
    String text = Files.isReadable(PROCESSORS) ? BoundedFile.text(PROCESSORS, WANTED) : "";
    return text.lines()
        .filter(line -> line.startsWith(MODEL))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Processes that run or wait for a processor, of the last minute; NaN if it is not known. */
  double load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? Double.NaN : load;
  }
}
