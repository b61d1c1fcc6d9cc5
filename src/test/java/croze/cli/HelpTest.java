package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The texts of {@code help.properties} and what they describe: none lacks, none is left over. */
class HelpTest {
  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(sub -> all.addAll(commands(sub)));
    return all;
  }

  @Test
  void everyCommandOptionAndParameterIsDescribed() {
    List<String> silent = new ArrayList<>();
    for (CommandLine command : commands(Main.program())) {
      String name = command.getCommandSpec().qualifiedName();
      if (command.getCommandSpec().usageMessage().description().length == 0) {
        silent.add(name);
      }
      for (ArgSpec arg : command.getCommandSpec().args()) {
        if (String.join("", arg.description()).isBlank()) {
          silent.add(name + " " + arg);
        }
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void everyTextIsOfACommandThatThereIs() {
    ResourceBundle texts = ResourceBundle.getBundle("croze.cli.help");
    TreeSet<String> keys = new TreeSet<>();
    for (CommandLine command : commands(Main.program())) {
      String name = command.getCommandSpec().qualifiedName(".") + ".";
      List<String> own = List.of("usage.description", "usage.description.0", "usage.description.1");
      own.forEach(key -> keys.add(name + key));
      for (OptionSpec option : command.getCommandSpec().options()) {
        add(keys, name, option.descriptionKey());
        for (String each : option.names()) {
          add(keys, name, each.replaceFirst("^-+", ""));
        }
      }
      for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
        add(keys, name, parameter.descriptionKey());
      }
    }
    assertTrue(keys.contains("croze.score.arch"), keys.toString());
    assertEquals(
        List.of(),
        texts.keySet().stream()
            .filter(key -> !keys.contains(key) && !key.startsWith("usage.exitCodeList"))
            .sorted()
            .collect(Collectors.toList()));
  }

  private static void add(TreeSet<String> keys, String command, String key) {
    keys.add(key == null ? command : command + key);
    keys.add(key == null ? command : key);
  }
}
