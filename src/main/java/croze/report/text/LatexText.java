package croze.report.text;

import java.util.Map;
import java.util.stream.Collectors;

/** Plain text as LaTeX, for engines that know no characters beyond ASCII. */
public final class LatexText {
  private static final Map<Integer, String> REPLACED =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) 'ρ', "$\\rho$"),
          Map.entry((int) 'σ', "$\\sigma$"),
          Map.entry((int) 'ε', "$\\varepsilon$"),
          Map.entry((int) 'γ', "$\\gamma$"),
          Map.entry((int) 'τ', "$\\tau$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '’', "'"));

  private LatexText() {}

  /** The text with all that LaTeX would take for a command made literal. */
  public static String escape(String text) {
    return text.replaceAll("\\R", " ")
        .codePoints()
        .mapToObj(LatexText::escape)
        .collect(Collectors.joining());
  }

  private static String escape(int character) {
    String self = Character.toString(character);
    return "&%$#_{}".contains(self) ? "\\" + self : REPLACED.getOrDefault(character, self);
  }
}
