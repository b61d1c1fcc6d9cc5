package croze.timing;

import croze.InvalidInputException;
import croze.score.Setting;
import croze.space.Macro;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same scores by PyTorch: a script whose {@code time THREADS REPEATS} prints a line a cell and
 * proxy set with {@code cpu min S median S wall min S}, weights and batch those of the goldens.
 *
 * @param python with PyTorch
 * @param version of both, for people
 */
public record Peer(String python, Path script, String version) {
  /** Stands in the column of the engine. */
  static final String NAME = "peer";

  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
  private static final String VERSION =
      "import platform, torch; "
          + "print('Python %s, PyTorch %s' % (platform.python_version(), torch.__version__))";
  private static final Map<String, ProxySet> SETS =
      Map.of("croze", ProxySet.CROZE, "baselines f64", ProxySet.BASELINES);
  private static final Pattern LINE =
      Pattern.compile(
          "(\\w+) +(croze|baselines f64) +cpu min ([0-9.]+) median ([0-9.]+) +wall min ([0-9.]+) s");

  /** The peer, if a Python on this machine has PyTorch. */
  public static Optional<Peer> find(Path script) {
    if (!Files.isRegularFile(script)) {
      return Optional.empty();
    }
    return PYTHONS.stream()
        .flatMap(
            python ->
                run(List.of(python, "-c", VERSION)).stream()
                    .map(version -> new Peer(python, script, version.strip())))
        .findFirst();
  }

  /** Times the three cells on one thread. */
  List<BenchRow> measure(int samples) {
    List<String> command =
        List.of(python, script.toString(), "time", "1", Integer.toString(samples));
    String output =
        run(command)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s failed; run it by hand, or leave the peer out with --no-peer"
                            .formatted(String.join(" ", command))));
    Macro macro = Setting.PUBLISHED.macro();
    List<BenchRow> rows = new ArrayList<>();
    Matcher line = LINE.matcher(output);
    while (line.find()) {
      TimedCell cell = TimedCell.valueOf(line.group(1).toUpperCase(Locale.ROOT));
      double cpu = Double.parseDouble(line.group(3));
      double wall = Double.parseDouble(line.group(5));
      // The script gives no median of the wall time.
      Timing timing = new Timing(samples, cpu, Double.parseDouble(line.group(4)), wall, Double.NaN);
      String set = SETS.get(line.group(2)).toString();
      long macs = TimedCell.macs(cell.index(), macro);
      rows.add(new BenchRow("cells", NAME, "double", set, 8, 1, 1, line.group(1), macs, timing));
    }
    if (rows.isEmpty()) {
      throw new InvalidInputException(
          "%s printed no line like \"mean croze cpu min .9 median .9 wall min .9 s\""
              .formatted(script));
    }
    return rows;
  }

  /** What a command prints, or empty if it cannot be run or fails. */
  private static Optional<String> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
