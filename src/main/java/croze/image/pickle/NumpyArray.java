package croze.image.pickle;

/**
 * A numpy array as a pickle holds it.
 *
 * @param shape extents, outermost first
 * @param type element type and byte order, as {@code |u1} or {@code <f8}
 * @param data the elements in C order
 */
public record NumpyArray(int[] shape, String type, byte[] data) {}
