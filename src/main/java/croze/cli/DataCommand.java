package croze.cli;

import croze.console.Console;
import croze.console.FetchBar;
import croze.data.DataFolder;
import croze.run.catalogue.DataFiles;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code croze data list|fetch|verify}. Exit code 0 if all is well, 2 if a file is wrong or cannot
 * be had.
 */
@Command(
    name = "data",
    synopsisSubcommandLabel = "(list | fetch | verify)",
    mixinStandardHelpOptions = true)
public final class DataCommand {

  private final Supplier<DataFolder> folders;

  @Spec private CommandSpec spec;

  public DataCommand() {
    this(DataFolder::standard);
  }

  DataCommand(Supplier<DataFolder> folders) {
    this.folders = folders;
  }

  private Console console() {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private DataFiles files(String[] names) {
    return DataFiles.of(folders.get(), names == null ? List.of() : List.of(names));
  }

  @Command(name = "list", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--json") boolean json,
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    console().print(json ? files(names).json() : files(names).text());
    return 0;
  }

  @Command(name = "fetch", mixinStandardHelpOptions = true)
  int fetch(
      @Option(names = "--missing") boolean missing,
      @Option(names = "--best-effort") boolean bestEffort,
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    boolean fetched = files(names).fetch(missing, new FetchBar(), console());
    return fetched || bestEffort ? 0 : ConsoleCommand.WRONG;
  }

  @Command(name = "verify", mixinStandardHelpOptions = true)
  int verify(
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    return files(names).verify(console()) ? 0 : ConsoleCommand.WRONG;
  }
}
