package croze.run.perturb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Session;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.AttackText;
import croze.perturb.attack.ImageLoss;
import croze.perturb.attack.SessionOracle;
import croze.perturb.attack.Surrogates;
import croze.random.KeyedStream;
import croze.train.StoredNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Images that were attacked on a trained network.
 *
 * @param architecture of the network
 * @param outcomes what became of each image
 */
public record AttackedImages(AttackRequest request, String architecture, List<Outcome> outcomes) {

  /**
   * What became of an image.
   *
   * @param label what it was held against
   * @param prediction of the network for the attacked image
   * @param loss the cross-entropy of the attacked image
   * @param linf the largest change of a pixel, of [0, 1]
   * @param l2 the Euclidean length of the change
   */
  public record Outcome(int label, int prediction, double loss, double linf, double l2) {
    /** Whether the network is wrong. */
    public boolean success() {
      return prediction != label;
    }
  }

  /**
   * @throws InvalidInputException if the network, the images, the labels or the attack are wrong,
   *     or the network has other classes than the images
   */
  public static AttackedImages of(AttackRequest request, DataFolder folder) {
    AdversarialAttack by = AttackText.parse(request.attack());
    ImageSelection selection = ImageSelection.parse(request.images());
    StoredNetwork stored = StoredNetwork.read(request.network());
    ImageSet set = selection.load(folder);
    int classes = stored.macro().classes();
    if (set.dataset().classes() != classes) {
      throw new InvalidInputException(
          "%s has %d classes, the images %d: give images of the network's data set"
              .formatted(request.network(), classes, set.dataset().classes()));
    }
    double[][] clean = set.unitPixels();
    List<Outcome> outcomes = new ArrayList<>();
    try (Engine running = Engines.open(request.engine(), request.precision());
        Session session = stored.open(running)) {
      Optional<Surrogates> surrogates = surrogates(request, running, stored, folder);
      SessionOracle oracle =
          new SessionOracle(session, set.dataset().normalisation(), surrogates.orElse(null));
      int[] truth = AttackLabels.of(request.labels(), oracle, clean, set.labels(), classes);
      KeyedStream stream =
          KeyedStream.of(request.seed(), "attack", request.attack(), request.images());
      double[][] attacked = by.apply(oracle, clean, truth, stream);
      double[][] logits = oracle.logits(attacked);
      for (int i = 0; i < clean.length; i++) {
        outcomes.add(outcome(clean[i], attacked[i], logits[i], truth[i]));
      }
    }
    return new AttackedImages(request, stored.architecture(), List.copyOf(outcomes));
  }

  private static Optional<Surrogates> surrogates(
      AttackRequest request, Engine running, StoredNetwork stored, DataFolder folder) {
    return request
        .trainingImages()
        .map(
            images ->
                new Surrogates(
                    running,
                    stored.program(),
                    stored.state(),
                    ImageSelection.parse(images).load(folder),
                    KeyedStream.of(request.seed(), "surrogates", request.attack(), images)));
  }

  private static Outcome outcome(double[] clean, double[] attacked, double[] logits, int label) {
    double largest = 0;
    for (int p = 0; p < clean.length; p++) {
      largest = Math.max(largest, Math.abs(attacked[p] - clean[p]));
    }
    double loss = ImageLoss.CROSS_ENTROPY.of(0, logits, label, new double[logits.length]);
    double l2 = AdversarialAttack.distance(attacked, clean);
    return new Outcome(label, ImageLoss.prediction(logits), loss, largest, l2);
  }

  /** The share of images that the network is right about. */
  public double accuracy() {
    long wrong = outcomes.stream().filter(Outcome::success).count();
    return 1 - (double) wrong / outcomes.size();
  }

  /** One JSON object. */
  public String json() {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("attack", request.attack());
    object.put("arch", architecture);
    object.put("images", request.images());
    object.put("seed", request.seed());
    object.put("accuracy", accuracy());
    ArrayNode label = object.putArray("labels");
    ArrayNode success = object.putArray("success");
    ArrayNode prediction = object.putArray("pred");
    ArrayNode loss = object.putArray("loss");
    ArrayNode linf = object.putArray("linf");
    ArrayNode l2 = object.putArray("l2");
    for (Outcome o : outcomes) {
      label.add(o.label);
      success.add(o.success() ? 1 : 0);
      prediction.add(o.prediction);
      loss.add(o.loss);
      linf.add(o.linf);
      l2.add(o.l2);
    }
    return object.toString();
  }

  /** A line an image, then the accuracy. */
  public String text() {
    StringBuilder text = new StringBuilder(request.attack());
    text.append(
        "%n%5s  %5s  %4s  %8s  %8s  %8s".formatted("image", "label", "pred", "loss", "Linf", "L2"));
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome o = outcomes.get(i);
      text.append(
          "%n%5d  %5d  %4d  %8.4f  %8.5f  %8.4f"
              .formatted(i, o.label, o.prediction, o.loss, o.linf, o.l2));
    }
    return text.append("%naccuracy %.4f".formatted(accuracy())).toString();
  }
}
