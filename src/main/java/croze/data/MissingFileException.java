package croze.data;

import croze.InvalidInputException;

/** The refusal to go on without a file of the data folder; the message says how to get it. */
public final class MissingFileException extends InvalidInputException {
  private static final long serialVersionUID = 1L;

  private static final String IMAGES = "images/";

  private final String name;

  public MissingFileException(String name, String message) {
    super(message);
    this.name = name;
  }

  /** Whether it is a table of accuracies or scores, not a file of images. */
  public boolean isTable() {
    return !name.startsWith(IMAGES);
  }
}
