package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * FAB (Croce and Hein 2020): steps to the linearised boundary of a class, biased towards the
 * original image, and back inside once across; looks for the nearest wrong point. From x itself, so
 * deterministic; without the final search of the paper, as the public code is.
 *
 * @param norm that the distance is in
 * @param eps a wrong point farther away is dropped, and the clean image returned
 * @param targets 0: the nearest class at each step; otherwise one run for each of so many classes,
 *     from the second largest clean logit downwards, on the images still right
 */
public record AdaptiveBoundary(Ball norm, double eps, int steps, int targets)
    implements AdversarialAttack {
  private static final double OVERSHOOT = 1.05;
  private static final double BACK = .9;
  private static final double MOST_BIAS = .1;

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] out = AdversarialAttack.copy(images);
    int[] left = AdversarialAttack.correct(network, images, labels);
    for (int rank = 1; rank <= Math.max(1, targets) && left.length > 0; rank++) {
      double[][] x = AdversarialAttack.select(images, left);
      double[][] found = run(network, x, AdversarialAttack.select(labels, left), rank);
      int[] tried = left;
      for (int k = 0; k < tried.length; k++) {
        if (found[k] != null && length(found[k], x[k]) <= eps) {
          out[tried[k]] = found[k];
        }
      }
      left = Arrays.stream(tried).filter(i -> Arrays.equals(out[i], images[i])).toArray();
    }
    return out;
  }

  /** The nearest wrong point of each image whatever its distance, null if none was met. */
  double[][] run(GradientOracle network, double[][] images, int[] labels, int rank) {
    int n = images.length;
    double[][] x = AdversarialAttack.copy(images);
    double[][] best = new double[n][];
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double[][] clean = network.logits(images);
    int[] target = new int[n];
    for (int i = 0; i < n; i++) {
      target[i] = ImageLoss.descending(clean[i])[rank];
    }
    for (int step = 0; step < steps; step++) {
      Plane[] planes = planes(network, x, labels, target, clean[0].length);
      for (int i = 0; i < n; i++) {
        x[i] = moved(planes[i], x[i], images[i]);
      }
      double[][] logits = network.logits(x);
      for (int i = 0; i < n; i++) {
        if (ImageLoss.prediction(logits[i]) != labels[i]) {
          double length = length(x[i], images[i]);
          if (length < nearest[i]) {
            nearest[i] = length;
            best[i] = x[i].clone();
          }
          for (int p = 0; p < x[i].length; p++) {
            x[i][p] = images[i][p] + (x[i][p] - images[i][p]) * BACK;
          }
        }
      }
    }
    return best;
  }

  /** Where a logit equals the label's to first order: w·z = offset. */
  private record Plane(double[] w, double offset) {}

  private Plane[] planes(
      GradientOracle network, double[][] x, int[] labels, int[] target, int classes) {
    Plane[] planes = new Plane[x.length];
    double[] least = new double[x.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int c = 0; c < (targets > 0 ? 1 : classes); c++) {
      int[] to = target;
      if (targets == 0) {
        int other = c;
        to = Arrays.stream(labels).map(y -> y == other ? (other + 1) % classes : other).toArray();
      }
      GradientOracle.Gradients at = network.gradients(x, labels, ImageLoss.difference(to));
      for (int i = 0; i < x.length; i++) {
        double[] w = at.gradients()[i];
        double distance = Math.abs(at.losses()[i]) / (1e-12 + dual(w));
        if (distance < least[i]) {
          least[i] = distance;
          double offset = -at.losses()[i];
          for (int p = 0; p < w.length; p++) {
            offset += w[p] * x[i][p];
          }
          planes[i] = new Plane(w, offset);
        }
      }
    }
    return planes;
  }

  private double[] moved(Plane plane, double[] x, double[] image) {
    double[] fromHere = projection(x, plane);
    double[] fromImage = projection(image, plane);
    double here = Math.max(size(fromHere), 1e-8);
    double there = Math.max(size(fromImage), 1e-8);
    double bias = Math.min(here / (here + there), MOST_BIAS);
    double[] next = new double[x.length];
    for (int p = 0; p < next.length; p++) {
      double a = x[p] + OVERSHOOT * fromHere[p];
      double b = image[p] + OVERSHOOT * fromImage[p];
      next[p] = AdversarialAttack.clip(a * (1 - bias) + b * bias);
    }
    return next;
  }

  /**
   * The least move inside [0, 1] from a point onto a plane; to the bounds if it is out of reach. A
   * pixel moves by min(t·rate, room), rate 1 or |w|; t solves a piecewise linear equation.
   */
  private double[] projection(double[] from, Plane plane) {
    int n = from.length;
    double need = plane.offset;
    for (int p = 0; p < n; p++) {
      need -= plane.w[p] * from[p];
    }
    double sign = need < 0 ? -1 : 1;
    need = Math.abs(need);
    double[] room = new double[n];
    double[] rate = new double[n];
    double slope = 0;
    for (int p = 0; p < n; p++) {
      room[p] = plane.w[p] * sign > 0 ? 1 - from[p] : from[p];
      rate[p] = plane.w[p] == 0 ? 0 : norm == Ball.LINF ? 1 : Math.abs(plane.w[p]);
      slope += Math.abs(plane.w[p]) * rate[p];
    }
    double t = solve(plane.w, room, rate, slope, need);
    double[] move = new double[n];
    for (int p = 0; p < n; p++) {
      double most = rate[p] == 0 ? 0 : room[p];
      double length = Double.isInfinite(t) ? most : Math.min(t * rate[p], most);
      move[p] = sign * Math.signum(plane.w[p]) * length;
    }
    return move;
  }

  private static double solve(double[] w, double[] room, double[] rate, double slope, double need) {
    int[] order =
        IntStream.range(0, w.length)
            .filter(p -> rate[p] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(p -> room[p] / rate[p]))
            .mapToInt(p -> p)
            .toArray();
    double done = 0;
    double at = 0;
    double left = slope;
    for (int p : order) {
      double next = room[p] / rate[p];
      if (done + left * (next - at) >= need) {
        return at + (need - done) / left;
      }
      done += left * (next - at);
      at = next;
      left -= Math.abs(w[p]) * rate[p];
    }
    return Double.POSITIVE_INFINITY;
  }

  private double length(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int p = 0; p < a.length; p++) {
      difference[p] = a[p] - b[p];
    }
    return size(difference);
  }

  private double size(double[] v) {
    double result = 0;
    for (double d : v) {
      result = norm == Ball.LINF ? Math.max(result, Math.abs(d)) : result + d * d;
    }
    return norm == Ball.LINF ? result : Math.sqrt(result);
  }

  private double dual(double[] w) {
    double result = 0;
    for (double d : w) {
      result += norm == Ball.LINF ? Math.abs(d) : d * d;
    }
    return norm == Ball.LINF ? result : Math.sqrt(result);
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("fab", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      boolean linf = keys.choice("norm", "linf", "l2");
      return new AdaptiveBoundary(
          linf ? Ball.LINF : Ball.L2,
          linf ? keys.eps("8/255") : keys.number("eps", "1", 0, 1000),
          keys.count("steps", 100, 1, 1_000_000),
          keys.count("targets", 9, 0, 9));
    }
  }
}
