package croze.space.darts;

import croze.space.darts.DartsCell.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entries that lie on a path from the image to the logits, in the whole network. */
final class LiveEntries {
  private LiveEntries() {}

  /** One entry of one of the different cells. */
  private record Place(int cell, int node, int entry) {}

  /** Entries of the different cells that are live at one place of the network at least. */
  static int count(DartsArchitecture architecture, int layers) {
    List<DartsCell> cells = architecture.cells();
    List<boolean[]> fed = new ArrayList<>();
    boolean[] outFed = new boolean[layers + 2]; // the stem twice, then the cells
    outFed[0] = true;
    outFed[1] = true;
    for (int k = 0; k < layers; k++) {
      DartsCell cell = cells.get(at(architecture, k, layers));
      boolean[] states = cell.fed(outFed[k], outFed[k + 1]);
      fed.add(states);
      outFed[k + 2] = cell.concat().stream().anyMatch(state -> states[state]);
    }
    boolean[] outReaches = new boolean[layers + 2];
    outReaches[layers + 1] = true;
    Set<Place> live = new HashSet<>();
    for (int k = layers - 1; k >= 0; k--) {
      if (outReaches[k + 2]) {
        int number = at(architecture, k, layers);
        DartsCell cell = cells.get(number);
        boolean[] reaching = cell.reaching();
        outReaches[k] |= reaching[0];
        outReaches[k + 1] |= reaching[1];
        for (int j = 0; j < cell.nodes().size(); j++) {
          for (int e = 0; e < cell.nodes().get(j).size(); e++) {
            Entry entry = cell.nodes().get(j).get(e);
            if (reaching[j + DartsCell.INPUTS] && entry.passes() && fed.get(k)[entry.input()]) {
              live.add(new Place(number, j, e));
            }
          }
        }
      }
    }
    return live.size();
  }

  private static int at(DartsArchitecture architecture, int layer, int layers) {
    return architecture.cellAt(layer, DartsNetwork.reduces(layer, layers));
  }
}
