package croze.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.space.Cell;
import croze.space.CellSpace;
import java.util.Locale;

/** A part of the space that a table looks at. */
public enum View {
  /** All 15,625 architectures, isomorphic ones too: the paper's. */
  @JsonProperty("all")
  ALL,
  /** One architecture of each of the 6,466 classes of isomorphic cells. */
  @JsonProperty("unique")
  UNIQUE;

  /** Name in files: {@code unique}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the architecture of that index belongs to it. */
  boolean has(int index) {
    Cell cell = CellSpace.cell(index);
    return this == ALL || CellSpace.representative(cell) == index;
  }

  /** Architectures that it has. */
  int total() {
    return this == ALL ? CellSpace.cells().size() : CellSpace.representatives().size();
  }
}
