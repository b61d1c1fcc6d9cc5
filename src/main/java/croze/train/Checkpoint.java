package croze.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.engine.NormStatistics;
import croze.engine.NormStatistics.Moments;
import croze.engine.TrainingState;
import croze.image.Dataset;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.SearchSpaces;
import croze.tensor.Tensor;
import croze.train.file.TensorIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A training after an epoch: one file, a line of JSON and the tensors behind it. It is written
 * whole or not at all, and a training that goes on from it gives the same bits.
 *
 * @param made what it was made with: architecture, macro and what decides the weights
 * @param epochs the mean loss and the accuracy of the training images in each epoch so far
 * @param measured accuracies after one of these epochs, by column
 * @param state weights, velocity and running statistics
 */
record Checkpoint(
    Made made, List<Epoch> epochs, Map<String, Double> measured, TrainingState state) {
  static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a checkpoint of croze train", head -> head.startsWith(Checkpoint.BEGINNING));

  private static final String FORMAT = "croze-checkpoint";
  private static final String BEGINNING = "{\"format\":\"" + FORMAT + "\"";
  private static final int VERSION = 1;
  private static final int MOST_BYTES = 1 << 29;
  private static final Wanted WANTED =
      new Wanted(
          "a checkpoint of croze train",
          "name one; or, where a training goes on from it, move it away");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What decides a training.
   *
   * @param fields of the setting, and the hashes of the images
   */
  record Made(String architecture, Macro macro, Map<String, String> fields) {
    static Made of(TrainingSetting setting, Architecture architecture, TrainingImages images) {
      Map<String, String> fields = new LinkedHashMap<>();
      setting.training().forEach((key, value) -> fields.put(key, value.toString()));
      images.inputs().forEach(fields::put);
      return new Made(architecture.id(), setting.macro(), fields);
    }

    private Architecture parsed() {
      return SearchSpaces.named(fields.get("space")).parse(architecture);
    }

    private Program trained() {
      return new Protocol.Helps(
              number(TrainingSetting.AUXILIARY), number(TrainingSetting.DROP_PATH))
          .program(parsed(), macro);
    }

    private double number(String field) {
      return Double.parseDouble(fields.getOrDefault(field, "0"));
    }

    private void require(Made expected, Path file) {
      differ(file, "architecture", architecture, expected.architecture);
      expected.fields.forEach((key, value) -> differ(file, key, fields.get(key), value));
      differ(file, "network", macro.toString(), expected.macro.toString());
    }

    private static void differ(Path file, String what, String found, String expected) {
      if (!expected.equals(found)) {
        throw new InvalidInputException(
            "%s is a checkpoint of %s %s, expected %s: move it away, or give another name"
                .formatted(file, what, found, expected));
      }
    }
  }

  /**
   * One pass over the training images.
   *
   * @param loss mean of what the steps found
   * @param accuracy share that was right before its step
   */
  record Epoch(double loss, double accuracy) {}

  /** The network, to be attacked or exported. */
  StoredNetwork network() {
    Program program = made.parsed().program(Form.PAPER, made.macro);
    return new StoredNetwork(made.architecture, made.macro, program, state.of(program));
  }

  void write(Path file) {
    ObjectNode head = JSON.createObjectNode();
    head.put("format", FORMAT);
    head.put("version", VERSION);
    head.put("arch", made.architecture);
    head.put("N", made.macro.cells());
    head.put("C", made.macro.channels());
    ObjectNode fields = head.putObject("made");
    made.fields.forEach(fields::put);
    ArrayNode losses = head.putArray("loss");
    ArrayNode accuracies = head.putArray("accuracy");
    for (Epoch epoch : epochs) {
      losses.add(epoch.loss);
      accuracies.add(epoch.accuracy);
    }
    if (!measured.isEmpty()) {
      ObjectNode values = head.putObject("measured");
      measured.forEach(values::put);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(state.parameters().tensors());
    state.velocity().tensors().forEach((name, t) -> tensors.put("velocity/" + name, t));
    state
        .statistics()
        .norms()
        .forEach(
            (name, moments) -> {
              tensors.put("mean/" + name, moments.mean());
              tensors.put("variance/" + name, moments.variance());
            });
    TensorIndex packed = TensorIndex.of(tensors);
    packed.addTo(head);
    byte[] line = (head + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all =
        ByteBuffer.allocate(line.length + packed.data().length)
            .put(line)
            .put(packed.data())
            .array();
    WholeFile.write(WritePermission.of(file, KIND), all);
  }

  /** Reads any checkpoint; throws as {@link #read(Path, Made)}. */
  static Checkpoint read(Path file) {
    return read(file, made -> {});
  }

  /**
   * Reads a checkpoint of a training that goes on.
   *
   * @throws InvalidInputException if it is none, of another version, incomplete, or made with
   *     anything else, which is named
   */
  static Checkpoint read(Path file, Made expected) {
    return read(file, made -> made.require(expected, file));
  }

  private static Checkpoint read(Path file, Consumer<Made> check) {
    requireBeginning(file);
    byte[] bytes = BoundedFile.bytes(file, MOST_BYTES, WANTED);
    try {
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      JsonNode head = JSON.readTree(new String(bytes, 0, end, StandardCharsets.UTF_8));
      String name = file.toString();
      if (head.path("version").asInt() != VERSION) {
        throw new InvalidInputException(
            "%s has format version %s, expected %d: move it away, and the training starts anew"
                .formatted(name, head.path("version"), VERSION));
      }
      int from = Math.min(end + 1, bytes.length);
      ByteBuffer data = ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
      TensorIndex.requireHashes(name, head, name, data);
      Made made = made(name, head);
      check.accept(made);
      Map<String, Tensor> tensors =
          TensorIndex.read(name, TensorIndex.field(name, head, "tensors"), data);
      return of(name, made, head, tensors);
    } catch (IOException e) {
      throw WANTED.refusal(file, e.getMessage(), e);
    }
  }

  /** Before it is read whole: what is no checkpoint may be of any length. */
  private static void requireBeginning(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] found = in.readNBytes(BEGINNING.length());
      if (!new String(found, StandardCharsets.UTF_8).equals(BEGINNING)) {
        throw WANTED.refusal(file, "its first line is another", null);
      }
    } catch (NoSuchFileException e) {
      throw WANTED.refusal(file, "there is no such file", e);
    } catch (IOException e) {
      throw WANTED.refusal(file, "it cannot be read: " + e.getMessage(), e);
    }
  }

  private static Made made(String name, JsonNode head) {
    Map<String, String> fields = new LinkedHashMap<>();
    TensorIndex.field(name, head, "made")
        .properties()
        .forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
    Dataset dataset = Dataset.ofId(fields.getOrDefault("dataset", ""));
    Macro macro =
        new Macro(
            TensorIndex.field(name, head, "N").asInt(),
            TensorIndex.field(name, head, "C").asInt(),
            dataset.classes(),
            dataset.size());
    return new Made(TensorIndex.field(name, head, "arch").asText(), macro, fields);
  }

  private static Checkpoint of(String name, Made made, JsonNode head, Map<String, Tensor> tensors) {
    List<Epoch> epochs = new ArrayList<>();
    for (int i = 0; i < head.path("loss").size(); i++) {
      epochs.add(
          new Epoch(head.get("loss").get(i).asDouble(), head.path("accuracy").path(i).asDouble()));
    }
    Program program = made.trained();
    Map<String, Moments> norms = new LinkedHashMap<>();
    NormStatistics.standard(program)
        .norms()
        .keySet()
        .forEach(
            norm ->
                norms.put(
                    norm,
                    new Moments(
                        tensor(name, tensors, "mean/" + norm),
                        tensor(name, tensors, "variance/" + norm))));
    Map<String, Double> measured = new LinkedHashMap<>();
    head.path("measured")
        .properties()
        .forEach(e -> measured.put(e.getKey(), e.getValue().asDouble()));
    return new Checkpoint(
        made,
        List.copyOf(epochs),
        measured,
        new TrainingState(
            Parameters.of(program, spec -> tensor(name, tensors, spec.name())),
            Parameters.of(program, spec -> tensor(name, tensors, "velocity/" + spec.name())),
            new NormStatistics(norms)));
  }

  private static Tensor tensor(String file, Map<String, Tensor> tensors, String name) {
    Tensor found = tensors.get(name);
    if (found == null) {
      throw new InvalidInputException(file + ": tensor " + name + " is missing");
    }
    return found;
  }
}
