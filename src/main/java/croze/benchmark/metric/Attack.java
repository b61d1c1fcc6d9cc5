package croze.benchmark.metric;

/** The adversarial attacks of Robust NAS-Bench-201, bounded in the maximum norm. */
public enum Attack {
  FGSM("fgsm", "fgsm@Linf"),
  PGD("pgd", "pgd@Linf"),
  APGD_CE("apgd-ce", "aa_apgd-ce@Linf"),
  SQUARE("square", "aa_square@Linf");

  private final String id;
  private final String key;

  Attack(String id, String key) {
    this.id = id;
    this.key = key;
  }

  /** Name in metrics: {@code fgsm}. */
  public String id() {
    return id;
  }

  /** Name in the benchmark's files. */
  public String key() {
    return key;
  }
}
