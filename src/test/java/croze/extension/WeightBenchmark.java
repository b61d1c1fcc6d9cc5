package croze.extension;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Benchmark of a stranger: a network is the more accurate the more weights are alive. */
public final class WeightBenchmark implements Benchmark {
  @Override
  public String name() {
    return "weights";
  }

  @Override
  public String label(String argument) {
    return "Weights";
  }

  @Override
  public Accuracies open(String argument, DataFolder folder) {
    return new Accuracies() {
      @Override
      public List<Metric> metrics(Dataset dataset) {
        return List.of(Metric.clean());
      }

      @Override
      public Optional<String> lacks(Dataset dataset, Metric metric) {
        return metric.equals(Metric.clean()) ? Optional.empty() : Optional.of("Clean only.");
      }

      @Override
      public double[] of(Dataset dataset, Metric metric) {
        return IntStream.range(0, space().size().orElseThrow())
            .mapToDouble(i -> .1 + space().at(i).liveConvWeights() / 1000)
            .toArray();
      }
    };
  }
}
