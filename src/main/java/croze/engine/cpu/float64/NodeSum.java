package croze.engine.cpu.float64;

import croze.engine.NormStatistics;
import croze.engine.NormStatistics.BatchMoments;
import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Step;
import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sum of slots with its ReLU, row by row: all summands of a row while its sums are in the
 * first-level cache.
 */
final class NodeSum {
  /** A summand with its values and what it goes through, either of which may be null. */
  private record Summand(Step.Term term, Buffer x, BatchNorm norm, Smoothing smoothing) {}

  private final Step.Gather step;
  private final Slots slots;
  private final Kernels kernels;
  private final Layout layout;
  private final List<Summand> summands = new ArrayList<>();

  /** Reads the summands' statistics. */
  NodeSum(
      Step.Gather step,
      Slots slots,
      Parameters parameters,
      Optional<NormStatistics> statistics,
      Kernels kernels) {
    this.step = step;
    this.slots = slots;
    this.kernels = kernels;
    this.layout = slots.layout(step.out());
    for (Step.Term term : step.terms()) {
      Buffer x = slots.value(term.slot());
      summands.add(
          new Summand(
              term,
              x,
              term.norm()
                  .map(n -> new BatchNorm(n, x, parameters, statistics, kernels))
                  .orElse(null),
              term.smooth() ? new Smoothing(layout, kernels) : null));
    }
  }

  /** Hands over what the norms found of the batch. */
  void report(Map<String, BatchMoments> moments) {
    for (Summand s : summands) {
      if (s.norm != null && s.norm.moments != null) {
        moments.put(s.term.norm().orElseThrow().name(), s.norm.moments);
      }
    }
  }

  void forward() {
    double[] out = slots.open(step.out()).data;
    if (!step.kept()) {
      slots.move(step.out(), step.relu());
    }
    double[] relu = step.relu() < 0 ? null : slots.open(step.relu()).data;
    Buffer gate = step.relu() < 0 ? null : slots.gate(step.relu());
    Rows.forEach(
        layout,
        (y, at, n) -> {
          sumRow(out, y, at, n);
          if (gate != null) {
            kernels.where(gate.data, at, out, at, relu, at, n);
          } else if (relu != null) {
            kernels.relu(out, at, relu, at, n);
          }
        });
  }

  private void sumRow(double[] out, int y, int at, int n) {
    boolean first = !step.inPlace();
    for (Summand s : summands) {
      double[] x = s.x.data;
      double times = s.term.times();
      if (s.norm != null && first) {
        kernels.affine(x, at, s.norm.map, out, at, n);
      } else if (s.norm != null) {
        kernels.addAffine(x, at, s.norm.map, out, at, n);
      } else if (s.smoothing != null) {
        if (first) {
          Arrays.fill(out, at, at + n, 0);
        }
        s.smoothing.add(x, y, at, out);
      } else if (first) {
        kernels.scaled(times, x, at, out, at, n);
      } else {
        kernels.addScaled(times, x, at, out, at, n);
      }
      first = false;
    }
  }

  /**
   * Hands the gradient of the sum to the summands.
   *
   * @param parameterGradients where those of norms go, or null
   * @param first where those of their first channels go, or null
   */
  void backward(Map<String, Tensor> parameterGradients, FirstGradients first) {
    Buffer g = slots.gradient(step.out(), step.relu());
    if (g == null) {
      return;
    }
    List<BatchNorm> norms = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (Summand s : summands) {
      if (s.norm != null) {
        norms.add(s.norm);
        targets.add(slots.newContribution(s.term.slot()).data);
      } else if (slots.isDifferentiable(s.term.slot())) {
        slots.contribute(s.term.slot(), g, s.term.times(), s.smoothing);
      }
    }
    if (norms.isEmpty()) {
      return;
    }
    if (parameterGradients != null || norms.stream().anyMatch(BatchNorm::readsSums)) {
      addSums(g, norms);
    }
    norms.forEach(norm -> norm.setGradient(g.channelSums, parameterGradients));
    if (first != null) {
      norms.forEach(norm -> norm.addTo(first, g));
    }
    Rows.forEach(
        layout,
        (y, at, n) -> {
          for (int i = 0; i < targets.size(); i++) {
            norms.get(i).gradient(g.data, targets.get(i), at, n);
          }
        });
  }

  private void addSums(Buffer g, List<BatchNorm> norms) {
    double[] sums = g.channelSums == null ? new double[layout.rowLength()] : null;
    Rows.forEach(
        layout,
        (y, at, n) -> {
          if (sums != null) {
            kernels.addScaled(1, g.data, at, sums, 0, n);
          }
          norms.forEach(norm -> norm.addProducts(g.data, at, n));
        });
    if (sums != null) {
      g.channelSums = Rows.fold(sums, layout);
    }
  }
}
