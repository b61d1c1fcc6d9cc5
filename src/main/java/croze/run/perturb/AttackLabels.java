package croze.run.perturb;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.perturb.attack.ImageLoss;
import croze.perturb.attack.SessionOracle;
import java.nio.file.Path;

/** The labels that images are attacked away from. */
final class AttackLabels {
  private static final Wanted LABELS =
      new Wanted("a JSON file of labels", "--labels takes own, golden or such a file");

  private AttackLabels() {}

  /**
   * @param which {@code own}, {@code golden} or a file, see {@link AttackRequest}
   * @param own the images'
   * @param classes of the network
   * @throws InvalidInputException if the file is wrong
   */
  static int[] of(String which, SessionOracle oracle, double[][] clean, int[] own, int classes) {
    int[] truth = own.clone();
    if (which.equals("golden")) {
      double[][] logits = oracle.logits(clean);
      for (int i = 0; i < truth.length / 2; i++) {
        truth[i] = ImageLoss.prediction(logits[i]);
      }
    } else if (!which.equals("own")) {
      JsonNode found = read(which);
      if (!found.isArray() || found.size() != own.length) {
        throw new InvalidInputException(
            "%s: expected an array of %d labels, found %s"
                .formatted(which, own.length, found.isArray() ? found.size() : "none"));
      }
      for (int i = 0; i < truth.length; i++) {
        truth[i] = found.get(i).isInt() ? found.get(i).intValue() : -1;
        if (truth[i] < 0 || truth[i] >= classes) {
          throw new InvalidInputException(
              "%s, label %d: found %s, expected 0 to %d"
                  .formatted(which, i, found.get(i), classes - 1));
        }
      }
    }
    return truth;
  }

  private static JsonNode read(String labels) {
    JsonNode read = BoundedFile.json(Path.of(labels), LABELS);
    return read.isObject() ? read.path("labels") : read;
  }
}
