package croze.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.engine.Session;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.AttackText;
import croze.perturb.attack.ImageLoss;
import croze.perturb.attack.SessionOracle;
import croze.perturb.attack.Surrogates;
import croze.random.KeyedStream;
import croze.train.StoredNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze attack}: one attack on one trained network, for scripts and for checking. */
@Command(
    name = "attack",
    description =
        "Attacks images on a trained network, and says of each whether it is wrong, its loss and how"
            + " far it moved.")
final class AttackCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 1 << 24;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description =
          "A trained network: a checkpoint of croze train, or FILE.json, an index of tensors with"
              + " FILE.bin beside it.")
  private Path network;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "WHICH",
      description =
          "synthetic:SEED:COUNT, smooth:SEED:COUNT, or cifar10:test:FIRST-LAST (or cifar100, or"
              + " train).")
  private String images;

  @Option(
      names = "--labels",
      paramLabel = "golden|FILE",
      defaultValue = "own",
      description =
          "own: those of the images (default); golden: the network's own prediction for the first"
              + " half, those of the images for the rest; or a JSON file with an array, or with one"
              + " as \"labels\".")
  private String labels;

  @Option(
      names = "--attack",
      required = true,
      paramLabel = "TEXT",
      description = "Such as pgd:eps=8/255,alpha=2/255,steps=7,start=clean.")
  private String attack;

  @Option(
      names = "--training-images",
      paramLabel = "WHICH",
      description = "What lgv trains its copies of the network on, named as --images.")
  private String trainingImages;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random attacks, 0 by default.")
  private long seed;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "What runs the network, cpu by default; see croze engines.")
  private String engine;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "double",
      description = "double (default) or float.")
  private Precision precision;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What became of an image. */
  private record Outcome(int label, int prediction, double loss, double linf, double l2) {
    boolean success() {
      return prediction != label;
    }
  }

  @Override
  public Integer call() throws Exception {
    AdversarialAttack by = AttackText.parse(attack);
    ImageSelection selection = ImageSelection.parse(images);
    StoredNetwork stored = StoredNetwork.read(network);
    ImageSet set = selection.load(DataFolder.standard());
    if (set.dataset().classes() != stored.macro().classes()) {
      throw new InvalidInputException(
          "%s has %d classes, the images %d: give images of the network's data set"
              .formatted(network, stored.macro().classes(), set.dataset().classes()));
    }
    double[][] clean = set.unitPixels();
    Outcome[] outcomes = new Outcome[clean.length];
    try (Engine running = Engines.open(engine, precision);
        Session session = stored.open(running)) {
      SessionOracle oracle =
          new SessionOracle(session, set.dataset().normalisation(), surrogates(running, stored));
      int[] truth = truth(oracle, clean, set.labels(), stored.macro().classes());
      KeyedStream stream = KeyedStream.of(seed, "attack", attack, images);
      double[][] attacked = by.apply(oracle, clean, truth, stream);
      double[][] logits = oracle.logits(attacked);
      for (int i = 0; i < outcomes.length; i++) {
        outcomes[i] = outcome(clean[i], attacked[i], logits[i], truth[i]);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? json(stored, outcomes) : text(outcomes));
    out.flush();
    return 0;
  }

  /** Null without training images. */
  private Surrogates surrogates(Engine running, StoredNetwork stored) {
    return trainingImages == null
        ? null
        : new Surrogates(
            running,
            stored.program(),
            stored.state(),
            ImageSelection.parse(trainingImages).load(DataFolder.standard()),
            KeyedStream.of(seed, "surrogates", attack, trainingImages));
  }

  private int[] truth(SessionOracle oracle, double[][] clean, int[] own, int classes)
      throws IOException {
    int[] truth = own.clone();
    if (labels.equals("golden")) {
      double[][] logits = oracle.logits(clean);
      for (int i = 0; i < truth.length / 2; i++) {
        truth[i] = ImageLoss.prediction(logits[i]);
      }
    } else if (!labels.equals("own")) {
      JsonNode found = labelFile();
      if (!found.isArray() || found.size() != own.length) {
        throw new InvalidInputException(
            "%s: expected an array of %d labels, found %s"
                .formatted(labels, own.length, found.isArray() ? found.size() : "none"));
      }
      for (int i = 0; i < truth.length; i++) {
        truth[i] = found.get(i).isInt() ? found.get(i).intValue() : -1;
        if (truth[i] < 0 || truth[i] >= classes) {
          throw new InvalidInputException(
              "%s, label %d: found %s, expected 0 to %d"
                  .formatted(labels, i, found.get(i), classes - 1));
        }
      }
    }
    return truth;
  }

  private JsonNode labelFile() throws IOException {
    Path file = Path.of(labels);
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new InvalidInputException(
          "--labels %s: expected own, golden or a JSON file of at most %d bytes"
              .formatted(labels, MOST_BYTES));
    }
    try {
      JsonNode read = new ObjectMapper().readTree(file.toFile());
      return read.isObject() ? read.path("labels") : read;
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new InvalidInputException(labels + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Outcome outcome(double[] clean, double[] attacked, double[] logits, int label) {
    double largest = 0;
    for (int p = 0; p < clean.length; p++) {
      largest = Math.max(largest, Math.abs(attacked[p] - clean[p]));
    }
    double loss = ImageLoss.CROSS_ENTROPY.of(0, logits, label, new double[logits.length]);
    double l2 = AdversarialAttack.distance(attacked, clean);
    return new Outcome(label, ImageLoss.prediction(logits), loss, largest, l2);
  }

  private String json(StoredNetwork stored, Outcome[] outcomes) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("attack", attack);
    object.put("arch", stored.architecture());
    object.put("images", images);
    object.put("seed", seed);
    object.put("accuracy", accuracy(outcomes));
    ArrayNode label = object.putArray("labels");
    ArrayNode success = object.putArray("success");
    ArrayNode prediction = object.putArray("pred");
    ArrayNode loss = object.putArray("loss");
    ArrayNode linf = object.putArray("linf");
    ArrayNode l2 = object.putArray("l2");
    for (Outcome o : outcomes) {
      label.add(o.label);
      success.add(o.success() ? 1 : 0);
      prediction.add(o.prediction);
      loss.add(o.loss);
      linf.add(o.linf);
      l2.add(o.l2);
    }
    return mapper.writeValueAsString(object);
  }

  private static double accuracy(Outcome[] outcomes) {
    int wrong = 0;
    for (Outcome o : outcomes) {
      wrong += o.success() ? 1 : 0;
    }
    return 1 - (double) wrong / outcomes.length;
  }

  private String text(Outcome[] outcomes) {
    StringBuilder text = new StringBuilder(attack);
    text.append(
        "%n%5s  %5s  %4s  %8s  %8s  %8s".formatted("image", "label", "pred", "loss", "Linf", "L2"));
    for (int i = 0; i < outcomes.length; i++) {
      Outcome o = outcomes[i];
      text.append(
          "%n%5d  %5d  %4d  %8.4f  %8.5f  %8.4f"
              .formatted(i, o.label, o.prediction, o.loss, o.linf, o.l2));
    }
    return text.append("%naccuracy %.4f".formatted(accuracy(outcomes))).toString();
  }
}
