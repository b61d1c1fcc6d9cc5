package croze.image;

/** Gives each architecture its images. Thread safe; the same name always gets the same bits. */
@FunctionalInterface
public interface BatchSource {

  /**
   * @param architecture the architecture string, or whatever name stands for the architecture
   */
  Batch batch(String architecture);
}
