/** Tensors by name as files: JSON with binary data beside it, and NumPy's {@code .npz}. */
package croze.train.file;
