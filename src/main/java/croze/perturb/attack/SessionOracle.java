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
    if (images.length == 0) {
      return new Gradients(new double[0][], new double[0], new double[0][]);
    }
    double[] losses = new double[images.length];
    Objective sum = (logits, ignored) -> sum(loss, logits, labels, losses);
    ImageGradient found =
        session.gradient(new Batch(normalisation.normalise(images), labels), sum, norms);
    double[][] gradients = rows(found.gradient(), images.length);
    for (double[] g : gradients) {
      for (int p = 0; p < g.length; p++) {
        g[p] /= normalisation.deviation().get(p / (g.length / Dataset.CHANNELS));
      }
    }
    return new Gradients(rows(found.logits(), images.length), losses, gradients);
  }

  private static Loss sum(ImageLoss loss, Tensor logits, int[] labels, double[] losses) {
    double[][] rows = rows(logits, labels.length);
    double[] gradient = new double[logits.size()];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] of = new double[rows[i].length];
      losses[i] = loss.of(i, rows[i], labels[i], of);
      sum += losses[i];
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
