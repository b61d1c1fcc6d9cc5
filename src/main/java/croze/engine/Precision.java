package croze.engine;

/**
 * Arithmetic of an engine. In {@link #FLOAT} networks that are not normalised, whose values reach
 * 1e69, are run with scaled weights ({@link ScaledEngine}).
 */
public enum Precision {
  FLOAT,
  DOUBLE
}
