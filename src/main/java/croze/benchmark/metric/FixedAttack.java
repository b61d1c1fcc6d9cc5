package croze.benchmark.metric;

import java.util.Locale;

/**
 * Attacks that a table reports at one strength of its own, so that their name has no epsilon. The
 * CRoZe paper reports all of them for its adversarially trained networks (Table 1).
 */
public enum FixedAttack {
  /** An ensemble of four attacks (Croce and Hein, ICML 2020); in NAS-RobBench-201 at 8/255. */
  AUTOATTACK,
  /** Carlini and Wagner, S&amp;P 2017. */
  CW,
  /** Moosavi-Dezfooli et al., CVPR 2016. */
  DEEPFOOL,
  /** Uesato et al., ICML 2018. */
  SPSA,
  /** Gubri et al., ECCV 2022. */
  LGV;

  /** Name in metrics: {@code autoattack}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
