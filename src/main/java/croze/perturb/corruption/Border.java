package croze.perturb.corruption;

/** What lies beyond the edge of an image. */
enum Border {
  /** The edge pixel again and again: a a | a b c. */
  REPEAT {
    @Override
    int inside(int i, int n) {
      return Math.min(n - 1, Math.max(0, i));
    }
  },
  /** The mirror image, the edge pixel once: c b | a b c. */
  MIRROR {
    @Override
    int inside(int i, int n) {
      int period = Math.max(1, 2 * (n - 1));
      int at = Math.floorMod(i, period);
      return at < n ? at : period - at;
    }
  },
  /** The mirror image, the edge pixel twice: b a | a b c. */
  MIRROR_REPEATING {
    @Override
    int inside(int i, int n) {
      int at = Math.floorMod(i, 2 * n);
      return at < n ? at : 2 * n - 1 - at;
    }
  };

  /** The pixel of 0 … n − 1 that stands at i. */
  abstract int inside(int i, int n);
}
