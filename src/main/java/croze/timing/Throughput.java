package croze.timing;

import croze.score.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Architectures a second of an engine against the number of workers: whole sweeps of CRoZe without
 * input files. Small batches do not fill a GPU, several workers may.
 *
 * @param engine its name
 * @param architectures of each sweep
 */
public record Throughput(String engine, int architectures) {

  /**
   * One line a number of workers.
   *
   * @param say told what is being timed
   */
  public List<String> measure(List<Integer> workers, Consumer<String> say) {
    Setting setting = Setting.PUBLISHED.with("engine", engine).with("batch", "synthetic:7");
    List<String> lines = new ArrayList<>();
    for (int n : workers) {
      say.accept("workers: " + n);
      // Processes start and code is compiled before the sweep that counts.
      Growth.sweep(setting, n, n);
      double seconds = Timing.once(() -> Growth.sweep(setting, architectures, n)).wall();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s, workers %d: %.2f architectures a second",
              engine,
              n,
              architectures / seconds));
    }
    return lines;
  }
}
