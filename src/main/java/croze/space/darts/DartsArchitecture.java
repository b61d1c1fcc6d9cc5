package croze.space.darts;

import croze.net.Conv;
import croze.net.Counts;
import croze.net.Form;
import croze.net.LiveOps;
import croze.net.Op;
import croze.net.Program;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An architecture of the DARTS space: a {@link Genotype} or a {@link RobNet}. */
public sealed interface DartsArchitecture extends Architecture permits Genotype, RobNet {

  /** The different cells. */
  List<DartsCell> cells();

  /**
   * Which of the {@link #cells} stands at a place of the network.
   *
   * @param layer from 0
   * @param reduction whether the network halves its size there
   */
  int cellAt(int layer, boolean reduction);

  /** Whether batch norms have scale and shift; that of the stem always has. */
  boolean affine();

  /** The numbers of cells that a network of this architecture can have; empty if any. */
  default java.util.OptionalInt onlyLayers() {
    return java.util.OptionalInt.empty();
  }

  /** The network at the size at which the papers search on CIFAR-10: C = 36, 20 cells. */
  private Program published() {
    Macro standard = Darts.CIFAR10;
    int layers = onlyLayers().orElse(standard.cells());
    return program(
        Form.WITH_BN,
        new Macro(layers, standard.channels(), standard.classes(), standard.imageSize()));
  }

  @Override
  default Program program(Form form, Macro macro) {
    return DartsNetwork.program(this, form, macro, false, false);
  }

  /** The mean over the different cells. */
  @Override
  default Optional<Structure> structure() {
    return Optional.of(Structure.mean(cells().stream().map(DartsCell::structure).toList()));
  }

  @Override
  default Program trainingProgram(Macro macro, boolean auxiliary, boolean droppable) {
    return DartsNetwork.program(this, Form.PAPER, macro, auxiliary, droppable);
  }

  /** Entries of the different cells that are live somewhere in the network of 20 cells. */
  @Override
  default int liveOperations() {
    return LiveEntries.count(this, onlyLayers().orElse(Darts.CIFAR10.cells()));
  }

  /** Weights of the live convolutions of the nodes, in the network of C = 36 and 20 cells. */
  @Override
  default double liveConvWeights() {
    Program program = published();
    boolean[] live = LiveOps.of(program);
    double weights = 0;
    for (int i = 0; i < live.length; i++) {
      Op op = program.ops().get(i);
      if (live[i] && op instanceof Conv conv && DartsNetwork.isOfNode(conv.name())) {
        weights += (double) conv.outChannels() * conv.fanIn();
      }
    }
    return weights;
  }

  /** Name, source and printed size of a named genotype, and the exact sizes. */
  @Override
  default Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    NamedGenotypes.find(this)
        .ifPresent(
            named -> {
              facts.put("name", named.name());
              facts.put("source", named.source());
              if (!named.printed().isEmpty()) {
                String remark = named.remark().isEmpty() ? "" : ": " + named.remark();
                facts.put("printed params", named.printed() + remark);
              }
            });
    Counts counts = Counts.of(published());
    facts.put(
        "params",
        String.format(
            Locale.ROOT,
            "%,d, live %,d (CIFAR-10, C = 36, %d cells)",
            counts.params(),
            counts.liveParams(),
            onlyLayers().orElse(Darts.CIFAR10.cells())));
    return facts;
  }
}
