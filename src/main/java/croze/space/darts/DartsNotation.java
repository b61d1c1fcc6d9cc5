package croze.space.darts;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.space.Notation;
import java.util.stream.Collectors;

/** The text of a genotype or RobNet, or the name of a published one. */
record DartsNotation() implements Notation {
  @Override
  public String id() {
    return "genotype";
  }

  @Override
  public String example() {
    return "DARTS_V2, or Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=[2, 3, 4, 5], reduce=[...], reduce_concat=[...])";
  }

  @Override
  public boolean claims(String text) {
    return isText(text) || NamedGenotypes.named(text).isPresent();
  }

  @Override
  public Architecture read(String text) {
    if (isText(text)) {
      return architecture(text);
    }
    return NamedGenotypes.named(text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "architecture \"%s\": expected Genotype(...), RobNet(...) or one of %s"
                        .formatted(
                            Notation.shown(text),
                            NamedGenotypes.all().stream()
                                .map(NamedGenotypes.Named::name)
                                .collect(Collectors.joining(", ")))))
        .architecture();
  }

  @Override
  public String write(Architecture architecture) {
    return architecture.id();
  }

  private static boolean isText(String text) {
    return text.startsWith("Genotype") || text.startsWith("RobNet(");
  }

  /** The architecture of a text, not a name. */
  static DartsArchitecture architecture(String text) {
    return text.startsWith("RobNet") ? RobNet.parse(text) : Genotype.parse(text);
  }
}
