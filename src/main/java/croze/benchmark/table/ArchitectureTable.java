package croze.benchmark.table;

import croze.InvalidInputException;
import croze.benchmark.metric.Attack;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code meta.json} of Robust NAS-Bench-201: under which id the results of each of the 15,625
 * architectures are stored, and the radii of the attacks. Immutable.
 *
 * <p>Isomorphic architectures compute the same function; their results are stored under the lowest
 * id of the class. The table is held against {@link CellSpace}, whose indices are its ids.
 */
public final class ArchitectureTable {
  /** 5 operations on 6 edges. */
  public static final int SIZE = 15_625;

  private static final String NAME = "robust-nas-bench-201/meta.json";
  private static final int NOT_READ = -1;

  private final int[] isomorphs = new int[SIZE];
  private final Map<Attack, double[]> epsilons = new EnumMap<>(Attack.class);

  private ArchitectureTable() {
    Arrays.fill(isomorphs, NOT_READ);
  }

  /**
   * Reads {@code meta.json}.
   *
   * @throws InvalidInputException if it is missing or broken: ids must be 0 to 15,624, each once,
   *     with the architecture of that index and the lowest index of its class
   */
  public static ArchitectureTable load(DataFolder folder) {
    DataFile file = folder.locate(NAME);
    return StrictJson.read(file.path(), json -> new ArchitectureTable().read(json));
  }

  private ArchitectureTable read(StrictJson json) throws IOException {
    json.beginObject();
    json.field("ids");
    json.beginObject();
    for (String id = json.nextField(); id != null; id = json.nextField()) {
      readArchitecture(json, id);
    }
    for (int id = 0; id < SIZE; id++) {
      if (isomorphs[id] == NOT_READ) {
        throw json.wrong("no id " + id, "all ids from 0 to " + (SIZE - 1));
      }
    }
    json.field("epsilons");
    readEpsilons(json);
    json.endObject();
    return this;
  }

  private void readArchitecture(StrictJson json, String id) throws IOException {
    int index = index(id);
    if (index < 0) {
      throw json.wrong("id '" + id + "'", "0 to " + (SIZE - 1));
    }
    if (isomorphs[index] != NOT_READ) {
      throw json.wrong("id " + id + " a second time", "each id once");
    }
    Cell cell = CellSpace.cell(index);
    json.beginObject();
    json.field("nb201-string");
    expect(json, id, "architecture", json.text(), cell.toString());
    json.field("isomorph");
    int isomorph = CellSpace.representative(cell);
    expect(json, id, "isomorph", json.text(), Integer.toString(isomorph));
    isomorphs[index] = isomorph;
    json.endObject();
  }

  private static void expect(
      StrictJson json, String id, String what, String found, String expected) {
    if (!found.equals(expected)) {
      throw json.wrong("id " + id + " with " + what + " " + found, expected);
    }
  }

  /** The index that an id is, or −1: digits without leading zeros. */
  public static int index(String id) {
    return id.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(id) < SIZE
        ? Integer.parseInt(id)
        : -1;
  }

  private void readEpsilons(StrictJson json) throws IOException {
    json.beginObject();
    for (String key = json.nextField(); key != null; key = json.nextField()) {
      double[] values = json.numbers();
      for (Attack attack : Attack.values()) {
        if (attack.key().equals(key)) {
          epsilons.put(attack, values);
        }
      }
    }
    for (Attack attack : Attack.values()) {
      if (!epsilons.containsKey(attack)) {
        throw json.wrong("no epsilons of " + attack.key(), "a list");
      }
    }
  }

  /** The index under which the results of an architecture are stored. */
  public int isomorph(int index) {
    return isomorphs[index];
  }

  /** The radii of an attack, in 1/255, in order of the columns of its accuracies. */
  public double[] epsilons(Attack attack) {
    return epsilons.get(attack).clone();
  }
}
