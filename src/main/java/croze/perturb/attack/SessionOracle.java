package croze.perturb.attack;

import croze.engine.Loss;
import croze.engine.Objective;
import croze.engine.Session;
import croze.engine.Session.ImageGradient;
import croze.engine.Session.Norms;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.Normalisation;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * An oracle of a session in evaluation mode: it normalises the pixels, and its gradients are by the
 * pixels. Belongs to the thread of the session.
 */
public final class SessionOracle implements GradientOracle {
  /** Images of a pass whose images do not influence each other: bounds the memory. */
  private static final int TOGETHER = 25;

  private final Session session;
  private final Normalisation normalisation;
  private final Norms norms;
  private final Surrogates surrogates;

  public SessionOracle(Session session, Normalisation normalisation) {
    this(session, normalisation, Norms.RUNNING);
  }

  /**
   * @param surrogates copies of the network that transfer attacks take
   */
  public SessionOracle(Session session, Normalisation normalisation, Surrogates surrogates) {
    this(session, normalisation, Norms.RUNNING, surrogates);
  }

  /**
   * @param norms with the statistics of the batch, images do influence each other
   */
  public SessionOracle(Session session, Normalisation normalisation, Norms norms) {
    this(session, normalisation, norms, null);
  }

  private SessionOracle(
      Session session, Normalisation normalisation, Norms norms, Surrogates surrogates) {
    this.session = session;
    this.normalisation = normalisation;
    this.norms = norms;
    this.surrogates = surrogates;
  }

  @Override
  public List<GradientOracle> surrogates(Surrogates.Way way) {
    return surrogates == null ? GradientOracle.super.surrogates(way) : surrogates.of(way);
  }

  @Override
  public double[][] logits(double[][] images) {
    return images.length == 0
        ? new double[0][]
        : rows(session.evaluate(normalisation.normalise(images), norms), images.length);
  }

  @Override
  public Gradients gradients(double[][] images, int[] labels, ImageLoss loss) {
    int n = images.length;
    Gradients all = new Gradients(new double[n][], new double[n], new double[n][]);
    int together = norms == Norms.RUNNING ? TOGETHER : n;
    for (int from = 0; from < n; from += together) {
      part(images, labels, loss, from, Math.min(n, from + together), all);
    }
    return all;
  }

  /** Fills in those of some images. */
  private void part(
      double[][] images, int[] labels, ImageLoss loss, int from, int to, Gradients all) {
    int[] some = Arrays.copyOfRange(labels, from, to);
    Objective sum = (logits, ignored) -> sum(loss, logits, some, from, all.losses());
    ImageGradient found =
        session.gradient(
            new Batch(normalisation.normalise(Arrays.copyOfRange(images, from, to)), some),
            sum,
            norms);
    double[][] gradients = rows(found.gradient(), to - from);
    for (double[] g : gradients) {
      for (int p = 0; p < g.length; p++) {
        g[p] /= normalisation.deviation().get(p / (g.length / Dataset.CHANNELS));
      }
    }
    System.arraycopy(rows(found.logits(), to - from), 0, all.logits(), from, to - from);
    System.arraycopy(gradients, 0, all.gradients(), from, to - from);
  }

  /**
   * @param from number of the first image among all
   */
  private static Loss sum(ImageLoss loss, Tensor logits, int[] labels, int from, double[] losses) {
    double[][] rows = rows(logits, labels.length);
    double[] gradient = new double[logits.size()];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] of = new double[rows[i].length];
      losses[from + i] = loss.of(from + i, rows[i], labels[i], of);
      sum += losses[from + i];
      System.arraycopy(of, 0, gradient, i * of.length, of.length);
    }
    return new Loss(sum, new Tensor(logits.shape(), gradient));
  }

  private static double[][] rows(Tensor t, int n) {
    int width = t.size() / n;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(t.data(), i * width, (i + 1) * width);
    }
    return rows;
  }
}
