package croze.train;

import croze.engine.Objective;
import croze.engine.PathFactors;
import croze.engine.Session;
import croze.engine.Session.Norms;
import croze.engine.Sgd;
import croze.image.Batch;
import croze.image.ImageSet;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.SessionOracle;
import croze.random.KeyedStream;
import croze.space.Architecture;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A pass over the training images: their order, augmentation and attack, and a step a batch. */
record EpochPass(TrainingSetting setting, TrainingImages images, Architecture architecture) {

  /**
   * Trains on all images once.
   *
   * @param epoch from 0
   * @throws CancellationException if the listener says so
   */
  Checkpoint.Epoch run(Session session, int epoch, Trainer.Listener listener) {
    Protocol protocol = setting.protocol();
    Sgd sgd = protocol.optimiser().sgd();
    int count = images.train().count();
    int[] order = stream("order", epoch).sample(count, count);
    KeyedStream augmentation = stream("augment", epoch);
    KeyedStream starts = stream("attack", epoch);
    KeyedStream paths = stream("paths", epoch);
    double drop = setting.helps().dropPath() * epoch / protocol.epochs();
    long perEpoch = (count + protocol.batch() - 1) / protocol.batch();
    double loss = 0;
    int correct = 0;
    for (int from = 0, b = 0; from < count; from += protocol.batch(), b++) {
      Trainer.goOnUnlessStopped(listener);
      int[] numbers = Arrays.copyOfRange(order, from, Math.min(from + protocol.batch(), count));
      int[] labels = AdversarialAttack.select(images.train().labels(), numbers);
      double[][] x = new double[numbers.length][];
      for (int i = 0; i < x.length; i++) {
        x[i] = image(numbers[i], augmentation);
      }
      if (protocol.adversary() != null) {
        x = attacked(session, x, labels, starts);
      }
      double share =
          protocol
              .optimiser()
              .schedule()
              .share(epoch, epoch * perEpoch + b, perEpoch * protocol.epochs());
      Session.Step step =
          step(
              session,
              new Batch(setting.dataset().normalisation().normalise(x), labels),
              sgd.withRate(protocol.optimiser().rate() * share),
              drop,
              paths);
      loss += step.loss() * x.length;
      correct += step.correct();
      int seen = from + x.length;
      listener.step(epoch + (double) seen / count, loss / seen, (double) correct / seen);
    }
    return new Checkpoint.Epoch(loss / count, (double) correct / count);
  }

  private Session.Step step(Session session, Batch batch, Sgd sgd, double drop, KeyedStream paths) {
    Objective objective = setting.protocol().optimiser().objective();
    Protocol.Helps helps = setting.helps();
    Optional<PathFactors> factors =
        helps.dropPath() == 0
            ? Optional.empty()
            : Optional.of(
                PathFactors.draw(setting.trained(architecture), batch.count(), drop, paths));
    if (helps.auxiliary() == 0) {
      return session.step(batch, objective, sgd, factors);
    }
    AuxiliaryLoss loss = new AuxiliaryLoss(objective, helps.auxiliary());
    session.step(batch, loss, sgd, factors);
    return loss.step();
  }

  private KeyedStream stream(String purpose, int epoch) {
    return setting.stream(architecture, purpose, Integer.toString(epoch));
  }

  /** A training image as attacks see it, cropped and flipped if the protocol says so. */
  private double[] image(int number, KeyedStream augmentation) {
    ImageSet set = images.train();
    int top = 0;
    int left = 0;
    boolean mirrored = false;
    if (setting.protocol().augment()) {
      int padding = set.dataset().padding();
      top = augmentation.nextInt(2 * padding + 1) - padding;
      left = augmentation.nextInt(2 * padding + 1) - padding;
      mirrored = augmentation.nextInt(2) == 1;
    }
    byte[] bytes = set.crop(number, top, left, mirrored);
    double[] x = new double[bytes.length];
    for (int p = 0; p < x.length; p++) {
      x[p] = (bytes[p] & 0xff) / 255.0;
    }
    return x;
  }

  private double[][] attacked(Session session, double[][] x, int[] labels, KeyedStream starts) {
    Protocol.Adversary adversary = setting.protocol().adversary();
    if (adversary.cleanPass()) {
      session.evaluate(setting.dataset().normalisation().normalise(x), Norms.BATCH_TRACKED);
    }
    SessionOracle oracle =
        new SessionOracle(session, setting.dataset().normalisation(), adversary.norms());
    return adversary.parsed().apply(oracle, x, labels, starts);
  }
}
