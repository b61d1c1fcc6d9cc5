package croze.engine;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a pass shall yield, and how its ReLUs and norms behave.
 *
 * @param outputs what is wanted besides loss and logits; a pass without gradients or saliencies
 *     runs forward only
 * @param gates if present, each ReLU lets through exactly the units whose bit is set there,
 *     whatever their sign. With the winners, this is the network with its linear regions held
 *     fixed. Must come from the same engine, program and batch size.
 * @param winners if present, each max pool takes exactly the inputs named there, whatever their
 *     size; likewise
 * @param statistics if present, what the norms normalise with (evaluation mode); otherwise the
 *     statistics of the batch
 * @param paths if present, what dropped paths multiply the images by; otherwise 1
 * @param parameters if present, whose gradients are read, of those by parameters; an engine may
 *     leave out all others
 */
public record PassRequest(
    Set<Output> outputs,
    Optional<ReluCodes> gates,
    Optional<PoolWinners> winners,
    Optional<NormStatistics> statistics,
    Optional<PathFactors> paths,
    Optional<Set<String>> parameters) {

  public PassRequest {
    outputs = Set.copyOf(outputs);
    parameters = parameters.map(Set::copyOf);
  }

  /** Norms with the statistics of the batch, ReLUs and max pools as their inputs decide. */
  public static PassRequest of(Set<Output> outputs) {
    return new PassRequest(
        outputs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static PassRequest of(Output... outputs) {
    return of(Set.of(outputs));
  }

  /** The same with one output more. */
  public PassRequest with(Output output) {
    EnumSet<Output> more = EnumSet.of(output);
    more.addAll(outputs);
    return new PassRequest(more, gates, winners, statistics, paths, parameters);
  }

  /** The same, normalising with given statistics. */
  public PassRequest withStatistics(NormStatistics given) {
    return new PassRequest(outputs, gates, winners, Optional.of(given), paths, parameters);
  }

  /** The same with these factors of dropped paths. */
  public PassRequest withPaths(PathFactors given) {
    return new PassRequest(outputs, gates, winners, statistics, Optional.of(given), parameters);
  }

  /** The same, with ReLUs open and max pools taking as in a pass, as far as it tells. */
  public PassRequest holding(Pass pass) {
    return new PassRequest(
        outputs, pass.reluCodes(), pass.poolWinners(), statistics, paths, parameters);
  }

  /** The same, with the gradients of these parameters, and perhaps of others. */
  public PassRequest withGradientsOf(Collection<String> names) {
    return new PassRequest(
        outputs, gates, winners, statistics, paths, Optional.of(Set.copyOf(names)));
  }

  /** Whether the gradient of a parameter is asked for. */
  public boolean wantsGradientOf(String parameter) {
    return wants(Output.PARAMETER_GRADIENTS)
        && parameters.map(names -> names.contains(parameter)).orElse(true);
  }

  public boolean wants(Output output) {
    return outputs.contains(output);
  }

  /** Whether anything that needs the backward half is asked for. */
  public boolean backward() {
    return wants(Output.PARAMETER_GRADIENTS)
        || wants(Output.INPUT_GRADIENT)
        || wants(Output.CHANNEL_SALIENCY);
  }
}
