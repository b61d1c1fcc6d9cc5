package croze.image;

/** Gives each architecture its images. Thread safe; the same name always gets the same bits. */
@FunctionalInterface
public interface BatchSource {

  /**
   * So many batches as one, the first of which is {@link #batch(String)}.
   *
   * @param architecture the architecture string, or whatever name stands for the architecture
   * @throws croze.InvalidInputException if there are not so many images
   */
  Batch batches(String architecture, int count);

  /**
   * @param architecture the architecture string, or whatever name stands for the architecture
   */
  default Batch batch(String architecture) {
    return batches(architecture, 1);
  }
}
