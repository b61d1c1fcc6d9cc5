package croze.cli;

import croze.console.FetchBar;
import croze.data.DataFolder;
import croze.run.catalogue.DataFiles;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code croze data list|fetch|verify}. Exit code 0 if all is well, 2 if a file is wrong or cannot
 * be had.
 */
@Command(
    name = "data",
    synopsisSubcommandLabel = "(list | fetch | verify)",
    mixinStandardHelpOptions = true)
final class DataCommand {
  private final Supplier<DataFolder> folders;

  DataCommand() {
    this(DataFolder::standard);
  }

  DataCommand(Supplier<DataFolder> folders) {
    this.folders = folders;
  }

  private DataFiles files(String[] names) {
    return DataFiles.of(folders.get(), names == null ? List.of() : List.of(names));
  }

  @Command(name = "list", mixinStandardHelpOptions = true)
  void list(
      @Mixin Invocation call,
      @Option(names = "--json") boolean json,
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    call.console().print(json ? files(names).json() : files(names).text());
  }

  @Command(name = "fetch", mixinStandardHelpOptions = true)
  int fetch(
      @Mixin Invocation call,
      @Option(names = "--missing") boolean missing,
      @Option(names = "--best-effort") boolean bestEffort,
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    boolean fetched = files(names).fetch(missing, new FetchBar(), call.console());
    return fetched || bestEffort ? 0 : Invocation.WRONG;
  }

  @Command(name = "verify", mixinStandardHelpOptions = true)
  int verify(
      @Mixin Invocation call,
      @Parameters(arity = "0..*", paramLabel = "NAME", descriptionKey = "name") String[] names) {
    return files(names).verify(call.console()) ? 0 : Invocation.WRONG;
  }
}
