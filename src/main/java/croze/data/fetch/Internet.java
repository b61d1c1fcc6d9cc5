package croze.data.fetch;

/**
 * The switch for the network: {@code CROZE_OFFLINE=1} in the environment or {@code --offline} on
 * the command line, and no address is tried.
 */
public final class Internet {
  /** The environment variable; empty, {@code 0} and {@code false} leave the network on. */
  public static final String OFFLINE_VARIABLE = "CROZE_OFFLINE";

  private static final String PROPERTY = "croze.offline";

  private Internet() {}

  /** Switches the network off for the rest of the process. */
  public static void switchOff() {
    System.setProperty(PROPERTY, "1");
  }

  /** Whether no address may be tried. */
  public static boolean isOff() {
    return says(System.getProperty(PROPERTY)) || says(System.getenv(OFFLINE_VARIABLE));
  }

  public static boolean says(String value) {
    return value != null
        && !value.isBlank()
        && !value.strip().equals("0")
        && !value.strip().equalsIgnoreCase("false");
  }
}
