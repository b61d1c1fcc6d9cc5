package croze.cli;

import picocli.CommandLine.Option;

/** How architectures are written, where their text could be read in several ways. */
final class NotationOption {
  @Option(names = "--notation", paramLabel = "NAME")
  private String notation;

  /** The text with the notation in front, as all readers of architectures take it. */
  String applyTo(String architectures) {
    return notation == null ? architectures : notation + ":" + architectures;
  }
}
