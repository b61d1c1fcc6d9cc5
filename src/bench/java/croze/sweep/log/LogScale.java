package croze.sweep.log;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.net.Form;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.Notation;
import croze.space.SearchSpace;
import croze.sweep.export.SweepFiles;
import croze.sweep.merge.Merge;
import croze.sweep.task.TaskSetting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What log, export and merge cost in time and memory, with values that no network made: {@code make
 * bench-log LOG=10000000}. Architectures are as long as those of NAS-Bench-201, in a space of any
 * size; each has three values, and the sweep has ten parts.
 */
public final class LogScale {
  private static final int PARTS = 10;
  private static final List<String> COLUMNS = List.of("croze", "snip", "params");

  private LogScale() {}

  private record Numbered(int index) implements Architecture {
    @Override
    public String id() {
      return String.format(
          Locale.ROOT,
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|skip_connect~1|+|none~0|none~1|%010d~2|",
          index);
    }

    @Override
    public Program program(Form form, Macro macro) {
      throw new UnsupportedOperationException("has no network");
    }

    @Override
    public int liveOperations() {
      return 0;
    }

    @Override
    public double liveConvWeights() {
      return 0;
    }

    @Override
    public String drawing() {
      return id();
    }
  }

  private record Space(int count) implements SearchSpace {
    private static final int DIGITS = 10;

    @Override
    public String name() {
      return "numbered";
    }

    @Override
    public List<Notation> notations() {
      return List.of();
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.of(count);
    }

    @Override
    public Architecture at(int index) {
      return new Numbered(index);
    }

    @Override
    public OptionalInt index(Architecture architecture) {
      return OptionalInt.of(((Numbered) architecture).index());
    }

    @Override
    public Architecture parse(String text) {
      int end = text.length() - 3;
      if (end < DIGITS) {
        throw new InvalidInputException("no architecture: " + text);
      }
      return at(Integer.parseInt(text, end - DIGITS, end, 10));
    }

    @Override
    public Architecture sample(KeyedStream stream) {
      return at(stream.nextInt(count));
    }

    @Override
    public Architecture mutate(Architecture architecture, KeyedStream stream) {
      return sample(stream);
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
      return List.of();
    }

    @Override
    public Architecture isomorph(Architecture architecture) {
      return architecture;
    }

    @Override
    public Architecture representative(Architecture architecture) {
      return architecture;
    }
  }

  private record Synthetic(SearchSpace space) implements TaskSetting {
    @Override
    public Map<String, Object> fields() {
      return Map.of("space", space.name());
    }

    @Override
    public Map<String, Object> defaults() {
      return Map.of();
    }

    @Override
    public List<String> columns() {
      return COLUMNS;
    }

    @Override
    public void requireColumn(String name) {}

    @Override
    public Path export() {
      return Path.of("numbered.csv.gz");
    }
  }

  /**
   * @param arguments architectures, and a folder for some gigabytes of files
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    TaskSetting setting = new Synthetic(new Space(count));
    System.out.printf(
        Locale.ROOT,
        "%,d architectures, %d values each, in a heap of %,d MB%n",
        count,
        COLUMNS.size(),
        Runtime.getRuntime().maxMemory() >> 20);
    List<Path> logs =
        timed("log written, " + PARTS + " parts", () -> logs(count, folder, setting));
    System.out.printf(Locale.ROOT, "%-40s %,9d MB%n", "size of the logs", megabytes(logs));
    timed("one part's log opened again", () -> open(logs.get(0), setting));
    Path csv =
        timed(
            "logs merged, export written",
            () -> merged(logs, setting, folder.resolve("of-logs.csv.gz")));
    System.out.printf(Locale.ROOT, "%-40s %,9d MB%n", "size of the export", megabytes(List.of(csv)));
    timed(
        "the export merged again",
        () -> merged(List.of(csv), setting, folder.resolve("of-exports.csv.gz")));
    if (Files.mismatch(csv, folder.resolve("of-exports.csv.gz")) >= 0) {
      throw new IllegalStateException("the two exports differ");
    }
  }

  private static List<Path> logs(int count, Path folder, TaskSetting setting) {
    List<Path> logs = new ArrayList<>();
    for (int part = 1; part <= PARTS; part++) {
      Path path = folder.resolve("part" + part + ".log");
      try (ScoreLog log = ScoreLog.open(path, setting)) {
        for (int i = part - 1; i < count; i += PARTS) {
          log.append(new ScoreLine(setting.space().at(i), 100, values(i)));
        }
      }
      logs.add(path);
    }
    return logs;
  }

  private static Map<String, Double> values(int index) {
    KeyedStream stream = KeyedStream.of(index, "values");
    Map<String, Double> values = new LinkedHashMap<>();
    COLUMNS.forEach(column -> values.put(column, stream.nextDouble()));
    return values;
  }

  private static int open(Path path, TaskSetting setting) {
    try (ScoreLog log = ScoreLog.open(path, setting)) {
      return log.scores().count();
    }
  }

  private static Path merged(List<Path> files, TaskSetting setting, Path csv) {
    return Merge.of(files, fields -> setting)
        .write(
            new SweepFiles(csv),
            new DataFolder(csv.getParent(), Optional.empty(), Manifest.bundled()));
  }

  /** Wall seconds, and processor seconds of this JVM with its collector. */
  private static <T> T timed(String what, Supplier<T> work) {
    long start = System.nanoTime();
    double before = cpuSeconds();
    T result = work.get();
    System.out.printf(
        Locale.ROOT,
        "%-40s %,9.1f s, %,9.1f s of processors%n",
        what,
        (System.nanoTime() - start) / 1e9,
        cpuSeconds() - before);
    return result;
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static long megabytes(List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      bytes += file.toFile().length();
    }
    return bytes >> 20;
  }
}
