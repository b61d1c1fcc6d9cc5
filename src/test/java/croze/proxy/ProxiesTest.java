package croze.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.proxy.api.Proxy;
import croze.proxy.baseline.CellSize;
import croze.proxy.croze.Croze;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  @Test
  void everyProxyIsFoundByItsOwnNameAndSaysWhatItIs() {
    List<String> names = names("all");
    assertEquals(names.size(), new HashSet<>(names).size());
    for (Proxy proxy : Proxies.all()) {
      assertEquals(proxy, Proxies.named(proxy.name()));
      assertFalse(proxy.definition().isBlank(), proxy.name());
      assertFalse(proxy.source().isBlank(), proxy.name());
      assertFalse(proxy.sign().isBlank(), proxy.name());
    }
  }

  @Test
  void listsNameProxiesAndGroupsEachOnce() {
    assertEquals(List.of("snip", "croze"), names("snip, croze,snip"));
    assertEquals(
        List.of("croze", "croze_z", "croze_p", "croze_g", "croze_zp", "croze_zg", "croze_pg"),
        names("croze,ablation"));
    assertTrue(names("all").containsAll(names("baselines,deviations,perturbations")));
  }

  @Test
  void aPerturbationTakesAStrength() {
    Croze gaussian = (Croze) Proxies.named("croze_gaussian=0.05");
    assertEquals("croze_gaussian=0.05", gaussian.name());
    assertEquals(new croze.perturb.Noise.Gaussian(.05), gaussian.by().images().by());
    Croze contrast = (Croze) Proxies.named("croze_noclamp_contrast=0.5");
    assertFalse(contrast.by().images().clamp());
    assertEquals(1, names("croze_gaussian=0.05,croze_gaussian=0.05").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "snap",
        "snip,",
        "croze_gaussian=",
        "croze_gaussian=-1",
        "croze_gaussian=NaN",
        "croze_pixelate=1.5",
        "croze_pixelate=0",
        "croze_noclamp_gaussian=x",
        "croze_noclamp=1",
        "snip=3"
      })
  void whatIsNoProxyIsRefusedByName(String list) {
    String message =
        assertThrows(InvalidInputException.class, () -> Proxies.parse(list)).getMessage();
    assertTrue(message.startsWith("no proxy '" + list.replace("snip,", "") + "'"), message);
    assertTrue(message.contains("expected"), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "a=1", "snip", "twice"})
  void aPlugInWithAnotherOnesNameOrNoneIsRefused(String name) {
    Proxy once = new CellSize("twice", "", "", passes -> 0);
    Proxy proxy = new CellSize(name, "", "", passes -> 0);
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Proxies.requireNames(List.of(once, proxy), Set.of("snip")))
            .getMessage();
    String who = "proxy '" + name + "' of the plug-in " + CellSize.class.getName();
    assertTrue(message.startsWith(who), message);
    Proxies.requireNames(List.of(once), Set.of("snip"));
  }

  private static List<String> names(String list) {
    return Proxies.parse(list).stream().map(Proxy::name).toList();
  }
}
