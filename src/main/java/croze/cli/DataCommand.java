package croze.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.data.Fetch;
import croze.data.Fetch.Outcome;
import croze.data.ManifestEntry;
import croze.data.Missing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    description = "The accuracy tables and images: what is where, fetch it, verify it.",
    synopsisSubcommandLabel = "(list | fetch | verify)",
    mixinStandardHelpOptions = true)
public final class DataCommand {
  private static final int WRONG = 2;
  private static final String NAMES = "Files or folders of 'croze data list'; default: all.";

  private final Supplier<DataFolder> folders;

  @Spec private CommandSpec spec;

  public DataCommand() {
    this(DataFolder::standard);
  }

  DataCommand(Supplier<DataFolder> folders) {
    this.folders = folders;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  @Command(
      name = "list",
      description = "What the harness reads, whether it is there, and what it is for.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--json", description = "Print one JSON object.") boolean json,
      @Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES) String[] names) {
    DataFolder folder = folders.get();
    if (json) {
      out().println(object(folder, chosen(folder, names)));
      return 0;
    }
    for (String name : chosen(folder, names)) {
      ManifestEntry entry = folder.manifest().of(name).get(0);
      String bytes = entry.bytes().isPresent() ? Long.toString(entry.bytes().getAsLong()) : "?";
      out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%-8s %11s  %s  (%s)",
                  place(folder, name),
                  bytes,
                  name,
                  about(entry)));
    }
    return 0;
  }

  private static ObjectNode object(DataFolder folder, List<String> names) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode files = object.putArray("files");
    for (String name : names) {
      ManifestEntry entry = folder.manifest().of(name).get(0);
      ObjectNode file = files.addObject().put("name", name).put("place", place(folder, name));
      entry.bytes().ifPresent(bytes -> file.put("bytes", bytes));
      file.put("purpose", entry.purpose()).put("source", entry.source());
    }
    return object;
  }

  private static String about(ManifestEntry entry) {
    return entry.isDownloadable() ? entry.purpose() : entry.purpose() + "; " + entry.source();
  }

  private static String place(DataFolder folder, String name) {
    Optional<Path> path = folder.find(name);
    if (path.isEmpty()) {
      return "missing";
    }
    return path.get().startsWith(folder.local()) ? "local" : "mirror";
  }

  @Command(
      name = "fetch",
      description =
          "Bring what is missing into nasbench-data/: from CROZE_MIRROR, else its source.",
      mixinStandardHelpOptions = true)
  int fetch(
      @Option(names = "--missing", description = "Leave in the mirror what the mirror has.")
          boolean missing,
      @Option(
              names = "--best-effort",
              description = "Exit code 0 all the same if a file is not available; it is named.")
          boolean bestEffort,
      @Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES) String[] names) {
    DataFolder folder = folders.get();
    List<String> unavailable = new ArrayList<>();
    Map<String, String> failed = new LinkedHashMap<>();
    try (FetchBar bar = new FetchBar();
        Fetch fetch = new Fetch(folder, bar)) {
      for (String name : chosen(folder, names)) {
        if (missing && folder.has(name)) {
          continue;
        }
        if (names == null && !fetch.canFetch(name)) {
          unavailable.add(name);
          continue;
        }
        try {
          Outcome outcome = fetch.fetch(name);
          bar.close();
          out().println(outcome.name().toLowerCase(Locale.ROOT) + " " + name);
        } catch (Fetch.Unavailable e) {
          bar.close();
          failed.put(name, e.reason());
        }
      }
    }
    for (String name : unavailable) {
      err().println("left out " + name + ": " + folder.manifest().of(name).get(0).source());
    }
    if (!failed.isEmpty()) {
      err().println(new Missing(failed).line());
    }
    return failed.isEmpty() || bestEffort ? 0 : WRONG;
  }

  @Command(
      name = "verify",
      description =
          "Hash every file that is there; a wrong one in nasbench-data/ becomes NAME.bad.",
      mixinStandardHelpOptions = true)
  int verify(@Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES) String[] names) {
    DataFolder folder = folders.get();
    int verified = 0;
    int missing = 0;
    int wrong = 0;
    for (String name : chosen(folder, names)) {
      if (!folder.has(name)) {
        missing++;
        continue;
      }
      try {
        DataFile file = folder.locate(name);
        verified += file.verified() ? 1 : 0;
        out().println((file.verified() ? "verified   " : "unverified ") + file.path());
      } catch (InvalidInputException e) {
        err().println(e.getMessage());
        wrong++;
      }
    }
    out().println(verified + " verified, " + wrong + " wrong, " + missing + " missing");
    return wrong == 0 ? 0 : WRONG;
  }

  /** The names of the manifest that are or lie below one of those given. */
  private static List<String> chosen(DataFolder folder, String[] names) {
    List<String> all = folder.manifest().names();
    if (names == null) {
      return all;
    }
    List<String> chosen = new ArrayList<>();
    for (String name : names) {
      List<String> found =
          all.stream().filter(n -> n.equals(name) || n.startsWith(name + "/")).toList();
      if (found.isEmpty()) {
        throw new InvalidInputException(
            "no file or folder '" + name + "' in the manifest, see 'croze data list'");
      }
      chosen.addAll(found);
    }
    return chosen;
  }
}
