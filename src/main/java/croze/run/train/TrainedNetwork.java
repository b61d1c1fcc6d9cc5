package croze.run.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.run.RunListener;
import croze.space.Architecture;
import croze.train.Trainer;
import croze.train.TrainingImages;
import croze.train.TrainingSetting;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A network that was trained as a protocol says, and measured.
 *
 * @param values by the name of a column of {@link TrainingSetting#columns}
 */
public record TrainedNetwork(
    Architecture architecture, TrainingSetting setting, Map<String, Double> values) {

  /**
   * @param text the architecture, in any notation
   * @param checkpoint written after every epoch, and gone on with if it is there
   * @param listener is told each epoch
   * @throws croze.InvalidInputException if something asked for does not exist, or images or the
   *     checkpoint are wrong
   */
  public static TrainedNetwork of(
      TrainingRequest request,
      String text,
      Optional<Path> checkpoint,
      DataFolder folder,
      RunListener listener) {
    Architecture architecture = request.space().parse(text);
    TrainingSetting setting = request.setting();
    TrainingImages images =
        TrainingImages.load(folder, setting.dataset(), setting.protocol().images());
    try (Engine running = Engines.open(setting.engine(), setting.protocol().precision())) {
      return new TrainedNetwork(
          architecture,
          setting,
          new Trainer(setting, images, running)
              .train(
                  architecture,
                  setting.columns(),
                  checkpoint,
                  (epoch, loss, accuracy, left) ->
                      listener.progress(
                          String.format(
                              Locale.ROOT,
                              "epoch %d  loss %.4f  accuracy %.3f  %.0f s left",
                              epoch,
                              loss,
                              accuracy,
                              left))));
    }
  }

  /** One JSON object. */
  public String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", architecture.id());
    object.set("setting", mapper.valueToTree(setting.fields()));
    object.set("values", mapper.valueToTree(values));
    return object.toString();
  }

  /** A line an accuracy of the whole test set. */
  public String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (!name.contains(":") && !name.matches("training-.*@.*")) {
            text.append(text.isEmpty() ? "" : "%n".formatted());
            text.append(String.format(Locale.ROOT, "%-18s %.4f", name, value));
          }
        });
    return text.toString();
  }
}
