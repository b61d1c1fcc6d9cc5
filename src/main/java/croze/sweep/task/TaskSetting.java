package croze.sweep.task;

import croze.space.Architecture;
import croze.space.SearchSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The setting of a {@link Task}: all that decides the values of an architecture, but for the input
 * files. One setting has one log and one export. Implementations are immutable and thread safe.
 */
public interface TaskSetting {

  /** Where the architectures are from. */
  SearchSpace space();

  /** The setting by field, in order: what logs and manifests show. */
  Map<String, Object> fields();

  /** The values of fields that a header or manifest may lack: those of the first version. */
  Map<String, Object> defaults();

  /**
   * Whether values stay what they are though a field of theirs has another value than here: there
   * are only more columns now.
   */
  default boolean goesOnFrom(String field, String earlier) {
    return false;
  }

  /** The columns of an export in their order; a column that is not among them follows. */
  List<String> columns();

  /**
   * @throws croze.InvalidInputException if the task knows no value of that name
   */
  void requireColumn(String name);

  /** The export of this setting below a folder of results, which ends in {@code .csv.gz}. */
  Path export();

  /**
   * The architecture that is computed for this one's value: itself, or what stands for all that
   * have the same value.
   */
  default Architecture computed(Architecture architecture, String column) {
    return architecture;
  }

  /** Whether {@link #computed} is another architecture for some. */
  default boolean sharesValues() {
    return false;
  }
}
