package croze.train;

import croze.image.Dataset;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that decides the accuracies of an architecture, but for the input files. A draw comes from
 * the stream {@code seed/space/data set/architecture/protocol/purpose}, so a training is the same
 * whatever else is trained.
 *
 * @param space where the architectures are from
 * @param dataset images and classes
 * @param name of the protocol, part of every key
 * @param protocol how it is trained and evaluated
 * @param seed of the streams
 * @param engine name of the engine
 */
public record TrainingSetting(
    SearchSpace space, Dataset dataset, String name, Protocol protocol, long seed, String engine) {

  /** A stream of one purpose. */
  KeyedStream stream(Architecture architecture, String... purpose) {
    List<String> key =
        new ArrayList<>(List.of(space.name(), dataset.id(), architecture.id(), name));
    key.addAll(List.of(purpose));
    return KeyedStream.of(seed, key.toArray(String[]::new));
  }

  Macro macro() {
    return new Macro(
        protocol.network().cells(),
        protocol.network().channels(),
        dataset.classes(),
        dataset.size());
  }

  Program program(Architecture architecture) {
    return architecture.program(Form.PAPER, macro());
  }

  /** The initial weights, U(±1/√fan_in). */
  Parameters initial(Architecture architecture, Program program) {
    return Initialiser.UNIFORM.parameters(program, name -> stream(architecture, "init", name));
  }

  /** What logs and manifests say of it. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("space", space.name());
    fields.put("dataset", dataset.id());
    fields.put("protocol", name);
    fields.put("protocolDigest", protocol.digest());
    fields.put("seed", seed);
    fields.put("engine", engine);
    return fields;
  }

  /** Names of files: {@code mini}, {@code mini-seed1}. */
  public String stem() {
    return name + (seed == 0 ? "" : "-seed" + seed);
  }
}
