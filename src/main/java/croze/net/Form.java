package croze.net;

/** The three forms of a NAS-Bench-201 network that proxies score. */
public enum Form {
  /**
   * Batch normalisation everywhere; the cell's convolutions have a bias and a norm without affine
   * parameters.
   */
  WITH_BN,
  /**
   * No norm in the stem, the cells and before the head; the cell's convolutions keep their bias,
   * the two reduction blocks keep their (affine) norm.
   */
  WITHOUT_BN,
  /**
   * Affine norm everywhere, the cell's convolutions without bias: the network that Eq. 3–10
   * describe.
   */
  PAPER
}
