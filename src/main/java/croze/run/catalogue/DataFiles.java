package croze.run.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.data.ManifestEntry;
import croze.data.Missing;
import croze.data.fetch.Fetch;
import croze.data.fetch.FetchProgress;
import croze.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of the data folder's manifest, or some of them: what is where, fetched, verified.
 *
 * @param names of the manifest
 * @param all whether nobody named any
 */
public record DataFiles(DataFolder folder, List<String> names, boolean all) {

  /**
   * @param given names of files or of folders of the manifest; none for all
   * @throws InvalidInputException if there is no such file or folder
   */
  public static DataFiles of(DataFolder folder, List<String> given) {
    List<String> known = folder.manifest().names();
    if (given.isEmpty()) {
      return new DataFiles(folder, known, true);
    }
    List<String> chosen = new ArrayList<>();
    for (String name : given) {
      List<String> found =
          known.stream().filter(n -> n.equals(name) || n.startsWith(name + "/")).toList();
      if (found.isEmpty()) {
        throw new InvalidInputException(
            "no file or folder '" + name + "' in the manifest, see 'croze data list'");
      }
      chosen.addAll(found);
    }
    return new DataFiles(folder, chosen, false);
  }

  private ManifestEntry entry(String name) {
    return folder.manifest().of(name).get(0);
  }

  private String place(String name) {
    Optional<Path> path = folder.find(name);
    if (path.isEmpty()) {
      return "missing";
    }
    return path.get().startsWith(folder.local()) ? "local" : "mirror";
  }

  /** A line a file: where it is, its size, what it is for. */
  public String text() {
    return names.stream().map(this::line).collect(Collectors.joining("%n".formatted()));
  }

  private String line(String name) {
    ManifestEntry entry = entry(name);
    String bytes = entry.bytes().isPresent() ? Long.toString(entry.bytes().getAsLong()) : "?";
    String about =
        entry.isDownloadable() ? entry.purpose() : entry.purpose() + "; " + entry.source();
    return String.format(Locale.ROOT, "%-8s %11s  %s  (%s)", place(name), bytes, name, about);
  }

  /** One JSON object. */
  public String json() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode files = object.putArray("files");
    for (String name : names) {
      ManifestEntry entry = entry(name);
      ObjectNode file = files.addObject().put("name", name).put("place", place(name));
      entry.bytes().ifPresent(bytes -> file.put("bytes", bytes));
      file.put("purpose", entry.purpose()).put("source", entry.source());
    }
    return object.toString();
  }

  /**
   * Brings what is missing, from the mirror, else its source. Of files that nobody named, those
   * that cannot be fetched are left out.
   *
   * @param missing whether what the mirror has stays there
   * @param progress hears how far a file has come
   * @return whether all that was asked for is here
   */
  public boolean fetch(boolean missing, FetchProgress progress, RunListener listener) {
    List<String> unavailable = new ArrayList<>();
    Map<String, String> failed = new LinkedHashMap<>();
    try (Fetch fetch = new Fetch(folder, progress)) {
      for (String name : names) {
        if (missing && folder.has(name)) {
          continue;
        }
        if (all && !fetch.canFetch(name)) {
          unavailable.add(name);
          continue;
        }
        try {
          Fetch.Outcome outcome = fetch.fetch(name);
          progress.ended();
          listener.print(outcome.name().toLowerCase(Locale.ROOT) + " " + name);
        } catch (Fetch.Unavailable e) {
          progress.ended();
          failed.put(name, e.reason());
        }
      }
    } finally {
      progress.ended();
    }
    unavailable.forEach(
        name -> listener.progress("left out " + name + ": " + entry(name).source()));
    if (!failed.isEmpty()) {
      listener.progress(new Missing(failed).line());
    }
    return failed.isEmpty();
  }

  /**
   * Hashes every file that is there; a wrong one of the data folder becomes {@code NAME.bad}.
   *
   * @return whether none is wrong
   */
  public boolean verify(RunListener listener) {
    int verified = 0;
    int missing = 0;
    int wrong = 0;
    for (String name : names) {
      if (!folder.has(name)) {
        missing++;
        continue;
      }
      try {
        DataFile file = folder.locate(name);
        verified += file.verified() ? 1 : 0;
        listener.print((file.verified() ? "verified   " : "unverified ") + file.path());
      } catch (InvalidInputException e) {
        listener.progress(e.getMessage());
        wrong++;
      }
    }
    listener.print(verified + " verified, " + wrong + " wrong, " + missing + " missing");
    return wrong == 0;
  }
}
