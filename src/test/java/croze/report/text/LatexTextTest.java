package croze.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** No text of an experiment file can become a LaTeX command. */
class LatexTextTest {
  @Test
  void replacesWhatLatexCannotPrint() {
    assertEquals(
        "\\#Params: $\\rho$ of jacob\\_cov, 95 \\% -- 2$\\times$ReLU \\textbackslash{}input\\{x\\}",
        LatexText.escape("#Params: ρ of jacob_cov, 95 % – 2×ReLU \\input{x}"));
  }

  @Property
  void escapesEachCharacterForItself(@ForAll String text) {
    String one =
        text.codePoints()
            .mapToObj(c -> LatexText.escape(Character.toString(c)))
            .collect(Collectors.joining());
    assertEquals(one, LatexText.escape(text));
    String rest = one.replaceAll("\\\\[a-z]+\\{\\}|\\$\\\\[a-z]+\\$|\\$-\\$|\\\\[&%$#_{}]", "");
    assertEquals(rest, rest.replaceAll("[\\\\&%$#_{}~^]", ""));
  }
}
