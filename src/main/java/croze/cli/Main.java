package croze.cli;

import croze.console.Refusal;
import croze.data.Internet;
import croze.data.ProjectRoot;
import croze.sweep.Build;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code croze}: one subcommand a line. */
@Command(
    name = "croze",
    resourceBundle = "croze.cli.help",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      ScoreCommand.class,
      SweepCommand.class,
      MergeCommand.class,
      TableCommand.class,
      StudyCommand.class,
      SearchCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      CheckCommand.class,
      AcceptCommand.class,
      CompareCommand.class,
      AgreementCommand.class,
      EvaluateCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      MetricsCommand.class,
      ProxiesCommand.class,
      EnginesCommand.class,
      AttackCommand.class,
      CorruptCommand.class,
      TrainCommand.class,
      PilotCommand.class,
      PreferencesCommand.class,
      FigureCommand.class,
      ExportModelCommand.class,
      BenchCommand.class,
      DataCommand.class,
      AutoComplete.GenerateCompletion.class,
      SpaceCommand.class,
    })
public final class Main {
  @Option(names = "--debug", scope = ScopeType.INHERIT)
  private boolean debug;

  @Option(names = "--offline", scope = ScopeType.INHERIT)
  private void offline(boolean offline) {
    if (offline) {
      Internet.switchOff();
    }
  }

  /** Version and commit. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = Build.current();
      return new String[] {
        "croze %s%s"
            .formatted(build.version(), build.commit().isEmpty() ? "" : " (" + build.commit() + ")")
      };
    }
  }

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(args));
  }

  /**
   * Runs a command line.
   *
   * @return the exit code: 0, or 2 for input or options that the user can correct, or 1 for a
   *     failure, of the output too
   */
  static int execute(String... args) {
    Main main = new Main();
    CommandLine command =
        commandLine(main, () -> main.debug).setOut(utf8(System.out)).setErr(utf8(System.err));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> Refusal.of(failure, command.getErr(), main.debug));
    int exitCode;
    try {
      exitCode = command.execute(args);
    } catch (RuntimeException
        | Error failure) { // picocli lets OutOfMemoryError and its like through
      exitCode = Refusal.of(failure, command.getErr(), main.debug);
    }
    command.getOut().flush();
    return exitCode == 0 && System.out.checkError() ? Refusal.ofOutput(command.getErr()) : exitCode;
  }

  /** A command whose failures end in one line. */
  static CommandLine commandLine(Object command, BooleanSupplier debug) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(Main::inProject)
        .setParameterExceptionHandler(
            (failure, args) ->
                Refusal.ofOptions(
                    failure.getMessage(),
                    failure.getCommandLine().getCommandSpec().qualifiedName(),
                    failure.getCommandLine().getErr()))
        .setExecutionExceptionHandler(
            (failure, failed, parsed) ->
                Refusal.of(failure, failed.getErr(), debug.getAsBoolean()));
  }

  /** A folder that an option names by default is one of the project, wherever the command runs. */
  private static String inProject(ArgSpec option) {
    return option.type() == Path.class && option.defaultValue() != null
        ? ProjectRoot.resolve(option.defaultValue()).toString()
        : null;
  }

  /** Formulas and architecture drawings are no ASCII, whatever the locale. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
