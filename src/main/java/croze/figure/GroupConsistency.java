package croze.figure;

import croze.benchmark.metric.Corruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The bars of a group of networks in Figure 6: the mean cosine of clean and perturbed features, by
 * kind of perturbation.
 *
 * @param group what the bars are called
 * @param networks features of its networks
 */
record GroupConsistency(String group, List<PerturbedFeatures> networks) {

  /** For each kind the last layer alone, then all. */
  List<Figure.Value> values() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("FGSM", List.of(PerturbedFeatures.FGSM));
    kinds.put("PGD", List.of(PerturbedFeatures.PGD));
    kinds.put("Corruptions", Arrays.stream(Corruption.values()).map(Corruption::id).toList());
    int last = networks.get(0).layers() - 1;
    List<Figure.Value> values = new ArrayList<>();
    kinds.forEach(
        (kind, perturbations) -> {
          values.add(bar(kind, "last", mean(perturbations, last, last)));
          values.add(bar(kind, "all", mean(perturbations, 0, last)));
        });
    return values;
  }

  private Figure.Value bar(String kind, String layers, double mean) {
    return Figure.Value.of(kind, group + ", " + layers, mean, networks.size());
  }

  private double mean(List<String> perturbations, int from, int to) {
    return networks.stream()
        .flatMapToDouble(
            network ->
                perturbations.stream()
                    .flatMapToDouble(
                        p ->
                            IntStream.rangeClosed(from, to)
                                .mapToDouble(layer -> network.consistency(layer, p))))
        .average()
        .orElseThrow();
  }
}
