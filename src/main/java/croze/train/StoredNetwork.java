package croze.train;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.NormStatistics;
import croze.engine.Session;
import croze.engine.TrainingState;
import croze.net.Form;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import croze.train.file.TensorFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained network of the form {@link Form#PAPER}: its program, weights and running statistics.
 *
 * @param architecture its id
 * @param macro the network around it
 */
public record StoredNetwork(
    String architecture, Macro macro, Program program, TrainingState state) {

  /**
   * Reads a checkpoint of a training, or a {@link TensorFile} if the name ends in {@code .json}.
   *
   * @throws InvalidInputException if it is neither
   */
  public static StoredNetwork read(Path file) {
    if (!file.toString().endsWith(".json")) {
      return Checkpoint.read(file).network();
    }
    TensorFile tensors = TensorFile.read(file);
    try {
      return of(tensors);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The network of a file whose norms are named as in the goldens: {@code stem.bn.gamma .beta
   * .running_mean .running_var}.
   *
   * @throws InvalidInputException if a tensor is missing or has another shape
   */
  public static StoredNetwork of(TensorFile file) {
    Program program = Cell.parse(file.architecture()).program(Form.PAPER, file.macro());
    Parameters parameters =
        Parameters.of(program, spec -> file.get(stored(spec.name()), spec.shape()));
    Map<String, NormStatistics.Moments> norms = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof Op.Norm n) {
        String name = normName(n.name());
        norms.put(
            n.name(),
            new NormStatistics.Moments(
                file.get(name + ".running_mean", n.channels()),
                file.get(name + ".running_var", n.channels())));
      }
    }
    TrainingState fresh = TrainingState.initial(program, parameters);
    return new StoredNetwork(
        file.architecture(),
        file.macro(),
        program,
        new TrainingState(fresh.parameters(), fresh.velocity(), new NormStatistics(norms)));
  }

  /** The inverse of {@link #of}, but for what a training needs to go on. */
  public TensorFile file() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state.parameters().tensors().forEach((name, t) -> tensors.put(stored(name), t));
    state
        .statistics()
        .norms()
        .forEach(
            (name, moments) -> {
              tensors.put(normName(name) + ".running_mean", moments.mean());
              tensors.put(normName(name) + ".running_var", moments.variance());
            });
    return new TensorFile(architecture, macro, tensors);
  }

  /** A session that starts from it. */
  public Session open(Engine engine) {
    return engine.open(program, state);
  }

  private static String stored(String parameter) {
    int norm = parameter.lastIndexOf(".norm.");
    if (norm < 0) {
      return parameter;
    }
    String role = parameter.endsWith(".scale") ? ".gamma" : ".beta";
    return normName(parameter.substring(0, norm) + ".norm") + role;
  }

  /** What files and outputs call a norm of a program: its name in the goldens. */
  public static String normName(String norm) {
    return switch (norm) {
      case "stem.conv.norm" -> "stem.bn";
      case "head.norm" -> "lastact.bn";
      default -> norm.replaceFirst("\\.norm$", ".bn");
    };
  }
}
