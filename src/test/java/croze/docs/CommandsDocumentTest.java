package croze.docs;

import croze.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/reference/commands.md has every command with its options, as the program describes them. */
class CommandsDocumentTest {
  private static final String HEADER = "## Every command with its options\n";

  @Test
  void theCommandsAreThoseOfTheProgram() throws IOException {
    String sections =
        Main.program().getSubcommands().values().stream()
            .map(command -> section("", command))
            .collect(Collectors.joining());
    Documents.holdTail(
        Path.of("docs/reference/commands.md"), HEADER, "\n" + sections.strip() + "\n");
  }

  private static String section(String parent, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String name = parent + spec.name();
    String table =
        Stream.concat(
                spec.positionalParameters().stream(),
                spec.options().stream().sorted(Comparator.comparing(OptionSpec::longestName)))
            .filter(arg -> !arg.hidden() && !isCommon(arg))
            .map(arg -> "| %s | %s |\n".formatted(names(arg), meaning(arg)))
            .collect(Collectors.joining());
    String below =
        command.getSubcommands().values().stream()
            .map(sub -> section(name + " ", sub))
            .collect(Collectors.joining());
    return "### `%s`\n\n%s\n\n".formatted(name, text(spec.usageMessage().description()))
        + (table.isEmpty() ? "" : "| option | meaning |\n| --- | --- |\n" + table + "\n")
        + below;
  }

  /** What every command has. */
  private static boolean isCommon(ArgSpec arg) {
    return arg instanceof OptionSpec option
        && List.of("--help", "--version", "--debug", "--offline").contains(option.longestName());
  }

  private static String names(ArgSpec arg) {
    String value = arg.arity().max() == 0 ? "" : Documents.cell(arg.paramLabel());
    return arg instanceof OptionSpec option
        ? "`%s%s`"
            .formatted(String.join("`, `", option.names()), value.isEmpty() ? "" : "=" + value)
        : "`%s`".formatted(value);
  }

  private static String meaning(ArgSpec arg) {
    return text(arg.description()).replace("${DEFAULT-VALUE}", String.valueOf(arg.defaultValue()));
  }

  private static String text(String[] description) {
    return Documents.cell(
        String.join(" ", description).replace("%n", " ").replace("%%", "%").strip());
  }
}
