package croze.train;

import croze.engine.Engine;
import croze.engine.NormStatistics;
import croze.engine.Session;
import croze.engine.TrainingState;
import croze.net.Form;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.nb201.Cell;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained network of the form {@link Form#PAPER}: its program, weights and running statistics,
 * from a file whose norms are named as in the goldens: {@code stem.bn.gamma .beta .running_mean
 * .running_var}.
 */
public record StoredNetwork(Program program, TrainingState state) {

  /**
   * @throws croze.InvalidInputException if a tensor is missing or has another shape
   */
  public static StoredNetwork of(TensorFile file) {
    Program program = Cell.parse(file.architecture()).program(Form.PAPER, file.macro());
    Parameters parameters =
        Parameters.of(program, spec -> file.get(stored(spec.name()), spec.shape()));
    Map<String, NormStatistics.Moments> norms = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof Op.Norm n) {
        String name = storedNorm(n.name());
        norms.put(
            n.name(),
            new NormStatistics.Moments(
                file.get(name + ".running_mean", n.channels()),
                file.get(name + ".running_var", n.channels())));
      }
    }
    TrainingState fresh = TrainingState.initial(program, parameters);
    return new StoredNetwork(
        program,
        new TrainingState(fresh.parameters(), fresh.velocity(), new NormStatistics(norms)));
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
    return storedNorm(parameter.substring(0, norm) + ".norm") + role;
  }

  private static String storedNorm(String norm) {
    return switch (norm) {
      case "stem.conv.norm" -> "stem.bn";
      case "head.norm" -> "lastact.bn";
      default -> norm.substring(0, norm.length() - ".norm".length()) + ".bn";
    };
  }
}
