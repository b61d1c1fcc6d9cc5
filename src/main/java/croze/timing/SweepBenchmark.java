package croze.timing;

import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Times how fast architectures are scored: three cells by each engine, beside the peer if there is
 * one, and how the cost grows.
 *
 * @param engines the first is timed in turn with the peer
 * @param samples of each timing
 * @param architectures of the sample that is scored one by one and swept
 * @param peer PyTorch
 */
public record SweepBenchmark(
    List<String> engines, int samples, int architectures, Optional<Peer> peer) {

  /**
   * Measures everything.
   *
   * @param say told what is being timed
   */
  public List<BenchRow> run(Consumer<String> say) {
    List<BenchRow> rows = new ArrayList<>(cells(say));
    Growth growth = new Growth(samples, architectures, say);
    rows.addAll(growth.withMacs());
    rows.addAll(growth.withBatch());
    rows.addAll(growth.ofSweeps());
    return rows;
  }

  /**
   * Measures the three cells only.
   *
   * @param say told what is being timed
   */
  public List<BenchRow> cells(Consumer<String> say) {
    return new CellTimes(samples, say).measure(engines, peer);
  }

  /**
   * Asks whether {@link #write} may write there.
   *
   * @throws croze.InvalidInputException if it may not
   */
  public static void requirePermission(Path folder) {
    WritePermission.ofFolder(folder, "bench.csv", BenchRow.KIND, "scaling[.](png|svg)");
  }

  /** Writes {@code bench.csv}, {@code scaling.png} and {@code scaling.svg}. */
  public static List<Path> write(Path folder, List<BenchRow> rows) {
    List<Path> files = new ArrayList<>();
    files.add(WholeFile.write(folder.resolve("bench.csv"), BenchRow.csv(rows)));
    files.addAll(
        ScalingPlot.write(folder, rows.stream().filter(r -> r.part().equals("macs")).toList()));
    return files;
  }
}
