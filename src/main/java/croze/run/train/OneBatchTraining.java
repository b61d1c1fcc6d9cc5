package croze.run.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Sgd;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.train.OneBatch;
import croze.train.StoredNetwork;
import java.util.Locale;

/**
 * A network that was trained on one batch, for checking.
 *
 * @param count images of the batch
 */
public record OneBatchTraining(
    OneBatchRequest request, Architecture architecture, int count, OneBatch found) {

  /**
   * @throws croze.InvalidInputException if something asked for does not exist or is out of range
   */
  public static OneBatchTraining of(
      OneBatchRequest request, Architecture architecture, String engine, DataFolder folder) {
    Sgd sgd = request.sgd();
    ImageSet set = ImageSelection.parse(request.images()).load(folder);
    Macro macro = Macro.benchmark(request.cells(), set.dataset().classes(), set.dataset().size());
    Program program = architecture.program(Form.PAPER, macro);
    try (Engine running = Engines.open(engine, request.precision())) {
      OneBatch found =
          OneBatch.train(
              running,
              program,
              Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0)),
              set,
              request.steps(),
              sgd);
      return new OneBatchTraining(request, architecture, set.count(), found);
    }
  }

  /** One JSON object. */
  public String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", architecture.id());
    object.put("images", request.images());
    object.put("steps", request.steps());
    object.put("lr", request.rate());
    object.set("losses", mapper.valueToTree(found.losses()));
    ObjectNode evaluated = object.putObject("evaluation");
    evaluated.put("loss", found.loss());
    evaluated.put("correct", found.correct());
    ObjectNode norms = object.putObject("norms");
    found
        .statistics()
        .norms()
        .forEach(
            (name, moments) -> {
              ObjectNode norm = norms.putObject(StoredNetwork.normName(name));
              norm.set("running_mean", mapper.valueToTree(moments.mean().data()));
              norm.set("running_var", mapper.valueToTree(moments.variance().data()));
            });
    return object.toString();
  }

  /** The loss of each step, then what the network makes of the batch. */
  public String text() {
    StringBuilder text = new StringBuilder("step  loss");
    for (int i = 0; i < found.losses().length; i++) {
      text.append(String.format(Locale.ROOT, "%n%4d  %.6f", i, found.losses()[i]));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%nevaluation mode: loss %.6f, %d of %d right",
                found.loss(),
                found.correct(),
                count))
        .toString();
  }
}
