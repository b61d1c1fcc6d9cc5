package croze.perturb.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTextTest {

  @Test
  void defaultsAreThePublicCodes() {
    assertEquals(new FastGradientSign(8 / 255.), AttackText.parse("fgsm"));
    assertEquals(
        new ProjectedGradient(Ball.LINF, 8 / 255., 2 / 255., 10, true, 1), AttackText.parse("pgd"));
    assertEquals(new CarliniWagner(1, 0, 50, .01, true, true), AttackText.parse("cw"));
    assertEquals(
        new GeometricVicinity(
            4 / 255., 4 / 2550., 10, new Surrogates.Way(.05, 1e-4, 2, 4, 128), true),
        AttackText.parse("lgv"));
    assertEquals(new DeepFool(50, .02, false), AttackText.parse("deepfool"));
    assertEquals(new AutoAttack(4 / 255., 100), AttackText.parse("autoattack:eps=4/255"));
    assertEquals(new AutoAttack(8 / 255., 10), AttackText.parse("autoattack:form=torchattacks"));
  }

  @Test
  void anUnknownKeyIsAnsweredWithThoseThereAre() {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> AttackText.parse("pgd:epsilon=.1"));
    assertEquals(
        "attack 'pgd:epsilon=.1': pgd has no key epsilon, expected norm, eps, alpha, steps, start, restarts",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pdg",
        "pgd:",
        "pgd:eps",
        "pgd:eps=8/255,eps=8/255",
        "pgd:eps=8/255,",
        "pgd:epsilon=.1",
        "pgd:eps=8/0",
        "pgd:eps=-1/255",
        "pgd:eps=8",
        "pgd:eps=1/2/3",
        "pgd:eps=NaN",
        "pgd:steps=0",
        "pgd:steps=1.5",
        "pgd:start=here",
        "fgsm:alpha=1/255",
        "cw:stop=never",
        "lgv:models=0",
        "lgv:order=none",
        "deepfool:form=3",
        "square:queries=-1",
        "apgd-ce:targets=3"
      })
  void anythingElseIsRefusedInOneLine(String text) {
    String message =
        assertThrows(InvalidInputException.class, () -> AttackText.parse(text)).getMessage();
    assertFalse(message.contains("\n"), message);
  }
}
