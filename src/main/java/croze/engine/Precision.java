package croze.engine;

/** Arithmetic of an engine. CRoZe and SynFlow need {@link #DOUBLE}: their values reach 1e69. */
public enum Precision {
  FLOAT,
  DOUBLE
}
