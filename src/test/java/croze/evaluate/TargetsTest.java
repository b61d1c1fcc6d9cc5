package croze.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.space.SearchSpaces;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final String NAME = "nas-bench-201";

  /** Accuracies of 223 networks of the DARTS space, as a benchmark may have them. */
  private static final Accuracies OF_DARTS =
      new Accuracies() {
        @Override
        public SearchSpace space() {
          return SearchSpaces.named("darts");
        }

        @Override
        public List<Metric> metrics(Dataset dataset) {
          return List.of(Metric.clean());
        }

        @Override
        public Optional<String> lacks(Dataset dataset, Metric metric) {
          return Optional.empty();
        }

        @Override
        public double[] of(Dataset dataset, Metric metric) {
          return new double[223];
        }
      };

  @Test
  void networksOfAnotherSpaceAreNoTargetsOfCells() {
    Benchmarks benchmarks = new Benchmarks(NAME, OF_DARTS);
    List<Dataset> datasets = List.of(Dataset.CIFAR10);
    assertEquals(List.of(), Targets.everything(benchmarks, datasets, Optional.of(NAME)).all());
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> Targets.published(benchmarks, datasets, Optional.of(List.of(NAME + ":clean"))));
    assertTrue(e.getMessage().contains("the space darts"), e.getMessage());
  }
}
