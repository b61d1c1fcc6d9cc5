package croze.study.result;

/** A table that stands beside that of a study, in files of its own. */
public sealed interface SideTable permits SpreadTable, CurveTable {

  /** Name of its files: {@code table1-samples}. */
  String name();
}
