package croze.figure;

import croze.benchmark.metric.Corruption;
import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.Session;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.perturb.attack.AttackText;
import croze.perturb.attack.SessionOracle;
import croze.perturb.corruption.CommonCorruption;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import croze.train.StoredNetwork;
import croze.train.TrainingImages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The features of a trained network for clean, attacked and corrupted test images: 18 perturbations
 * in all, as Figure 4 of the paper has them. The network is in evaluation mode; the layers are the
 * five tapped features, of which the last is the pooled vector before the linear layer.
 *
 * @param byPerturbation for each perturbation the features of each layer, the images in one order
 */
record PerturbedFeatures(Map<String, List<Tensor>> byPerturbation) {
  static final String CLEAN = "clean";
  static final String FGSM = "fgsm:eps=8/255";
  static final String PGD = "pgd:eps=8/255,alpha=2/255,steps=10,start=clean";

  /** Severity of the corruptions. */
  static final int SEVERITY = 3;

  /**
   * @param count the first test images
   */
  static PerturbedFeatures of(
      StoredNetwork network, TrainingImages images, int count, Engine engine) {
    Dataset dataset = images.test().dataset();
    ImageSet first = images.test().select(IntStream.range(0, count).toArray());
    int[] labels = first.labels();
    double[][] clean = first.unitPixels();
    Map<String, List<Tensor>> features = new LinkedHashMap<>();
    features.put(CLEAN, features(network, dataset, clean, labels, engine));
    try (Session session = network.open(engine)) {
      SessionOracle oracle = new SessionOracle(session, dataset.normalisation());
      for (String attack : List.of(FGSM, PGD)) {
        double[][] attacked =
            AttackText.parse(attack)
                .apply(oracle, clean, labels, KeyedStream.of(0, "features", attack));
        features.put(attack, features(network, dataset, attacked, labels, engine));
      }
    }
    for (Corruption type : Corruption.values()) {
      ImageSet corrupted = images.corrupted(CommonCorruption.named(type.id()), SEVERITY, count);
      features.put(type.id(), features(network, dataset, corrupted.unitPixels(), labels, engine));
    }
    return new PerturbedFeatures(features);
  }

  private static List<Tensor> features(
      StoredNetwork network, Dataset dataset, double[][] pixels, int[] labels, Engine engine) {
    int size = dataset.size();
    double[] all = Arrays.stream(pixels).flatMapToDouble(Arrays::stream).toArray();
    Tensor x =
        dataset
            .normalisation()
            .normalise(Tensor.of(all, pixels.length, Dataset.CHANNELS, size, size));
    return engine
        .run(
            network.program(),
            network.state().parameters(),
            new Batch(x, labels),
            Objective.CROSS_ENTROPY,
            PassRequest.of(Output.FEATURES).withStatistics(network.state().statistics()))
        .features();
  }

  /** How many layers there are. */
  int layers() {
    return byPerturbation.get(CLEAN).size();
  }

  /**
   * The cosine of an image's features of a layer with those of the same image under a perturbation,
   * mean over the images.
   */
  double consistency(int layer, String perturbation) {
    double[] a = byPerturbation.get(CLEAN).get(layer).data();
    double[] b = byPerturbation.get(perturbation).get(layer).data();
    int images = byPerturbation.get(CLEAN).get(layer).shape()[0];
    int width = a.length / images;
    double sum = 0;
    for (int i = 0; i < images; i++) {
      double ab = 0;
      double aa = 0;
      double bb = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        ab += a[k] * b[k];
        aa += a[k] * a[k];
        bb += b[k] * b[k];
      }
      sum += aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
    return sum / images;
  }

  /**
   * The standard deviation of a unit over the perturbations, root of the mean square over units and
   * images.
   *
   * @param relative whether it is divided by the root mean square of the clean features
   */
  double deviation(int layer, boolean relative) {
    List<double[]> all =
        byPerturbation.values().stream().map(layers -> layers.get(layer).data()).toList();
    int units = all.get(0).length;
    double squares = 0;
    double clean = 0;
    for (int u = 0; u < units; u++) {
      double mean = 0;
      for (double[] features : all) {
        mean += features[u] / all.size();
      }
      double sum = 0;
      for (double[] features : all) {
        sum += (features[u] - mean) * (features[u] - mean);
      }
      squares += sum / all.size();
      clean += all.get(0)[u] * all.get(0)[u];
    }
    return Math.sqrt(relative ? squares / clean : squares / units);
  }
}
