package croze.cli;

import croze.Build;
import croze.console.Console;
import croze.console.Refusal;
import croze.data.ProjectRoot;
import croze.data.Surroundings;
import croze.data.fetch.Internet;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code croze}: one subcommand a line. */
@Command(
    name = "croze",
    resourceBundle = "croze.cli.help",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
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
          SpaceCommand.class);

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  private boolean debug;

  @Option(names = "--offline", scope = ScopeType.INHERIT)
  private void offline(boolean offline) {
    if (offline) {
      Internet.switchOff();
    }
  }

  public static void main(String[] args) {
    Surroundings.neutral();
    System.exit(execute(args));
  }

  /**
   * Runs a command line.
   *
   * @return the exit code: 0, or 2 for input or options that the user can correct, or 1 for a
   *     failure, of the output too
   */
  static int execute(String... args) {
    Console console = Console.ofProcess();
    CommandLine program = program(args).setOut(console.out()).setErr(console.err());
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> refuse(program, failure));
    int exitCode = program.execute(args);
    console.out().flush();
    return exitCode == 0 && System.out.checkError() ? Refusal.ofOutput(console.err()) : exitCode;
  }

  /**
   * The program, whose failures end in one line, with the command that a command line begins with,
   * or with all: the model of all options takes half a second.
   */
  public static CommandLine program(String... args) {
    CommandLine program = new CommandLine(new Main());
    program.getCommandSpec().version("croze " + Build.current().text());
    List<AnnotatedElement> commands = COMMANDS.stream().map(Main::command).toList();
    List<String> names =
        commands.stream().map(command -> command.getAnnotation(Command.class).name()).toList();
    int at = args.length == 0 ? -1 : names.indexOf(args[0]);
    boolean alone = at >= 0 && COMMANDS.get(at) != AutoComplete.GenerateCompletion.class;
    (alone ? commands.subList(at, at + 1) : commands).forEach(program::addSubcommand);
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(Main::inProject)
        .setParameterExceptionHandler(
            (failure, arguments) ->
                Refusal.ofOptions(
                    failure.getMessage(),
                    failure.getCommandLine().getCommandSpec().qualifiedName(),
                    failure.getCommandLine().getErr()))
        .setExecutionExceptionHandler((failure, failed, parsed) -> refuse(program, failure));
  }

  private static AnnotatedElement command(Class<?> type) { // of one method, or with subcommands
    boolean whole = type.isAnnotationPresent(Command.class);
    return whole ? type : CommandLine.getCommandMethods(type, null).get(0);
  }

  private static int refuse(CommandLine program, Throwable failure) {
    Throwable reason = failure instanceof ExecutionException ? failure.getCause() : failure;
    return Refusal.of(reason, program.getErr(), program.<Main>getCommand().debug);
  }

  /** A folder that an option names by default is one of the project, wherever the command runs. */
  private static String inProject(ArgSpec option) {
    return option.type() == Path.class && option.defaultValue() != null
        ? ProjectRoot.resolve(option.defaultValue()).toString()
        : null;
  }
}
