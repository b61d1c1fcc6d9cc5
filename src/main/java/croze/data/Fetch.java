package croze.data;

import croze.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files into the local folder: a copy from the mirror if that has it, else a download.
 *
 * <p>Bytes arrive in {@code <name>.part}, are checked there, and get their name in one step. An
 * interrupted download goes on where it stopped. For one thread.
 */
public final class Fetch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

  /** How a file came. */
  public enum Outcome {
    /** It was here already, and is right. */
    PRESENT,
    COPIED,
    DOWNLOADED
  }

  private final DataFolder folder;
  private final Progress progress;
  private final Download download;

  public Fetch(DataFolder folder, Progress progress) {
    this(folder, progress, Download.Patience.STANDARD);
  }

  Fetch(DataFolder folder, Progress progress, Download.Patience patience) {
    this.folder = folder;
    this.progress = progress;
    this.download = new Download(patience);
  }

  /** Whether a file is here, in the mirror, or at a known address. */
  public boolean canFetch(String name) {
    return folder.has(name) || source(name).isPresent();
  }

  /**
   * Sees to it that the local folder has the file, and has it right. A wrong one is set aside
   * first.
   *
   * @throws InvalidInputException if there is nowhere to get it from, or what came is wrong
   * @throws IOException if the network failed; calling again goes on where it stopped
   */
  public Outcome fetch(String name) throws IOException {
    Path target = folder.local().resolve(name);
    if (Files.exists(target)) {
      try {
        folder.locate(name);
        return Outcome.PRESENT;
      } catch (InvalidInputException e) {
        LOG.warn("{}", e.getMessage());
      }
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.createDirectories(target.getParent());
    if (folder.has(name)) {
      DataFile original = folder.locate(name);
      Files.copy(original.path(), part, StandardCopyOption.REPLACE_EXISTING);
      install(name, part, target);
      return Outcome.COPIED;
    }
    ManifestEntry entry =
        source(name)
            .orElseThrow(
                () -> new InvalidInputException(name + " cannot be fetched: " + reason(name)));
    URI url = entry.url().orElseThrow();
    if (entry.member().isPresent()) {
      fromArchive(entry, url, part);
    } else {
      downloadChecked(url, part, name, entry);
    }
    install(name, part, target);
    return Outcome.DOWNLOADED;
  }

  private Optional<ManifestEntry> source(String name) {
    return folder.manifest().of(name).stream().filter(e -> e.url().isPresent()).findFirst();
  }

  private String reason(String name) {
    return folder.manifest().of(name).stream()
        .map(ManifestEntry::source)
        .findFirst()
        .orElse("the manifest does not name it; see 'croze data list'");
  }

  private void fromArchive(ManifestEntry entry, URI url, Path part) throws IOException {
    String archiveName = Path.of(url.getPath()).getFileName().toString();
    Path archive = folder.local().resolve(archiveName + ".part");
    downloadChecked(url, archive, archiveName, archiveEntry(entry, archiveName));
    Archive.extract(archive, entry.member().orElseThrow(), part);
    Files.delete(archive);
  }

  private static ManifestEntry archiveEntry(ManifestEntry entry, String archiveName) {
    return new ManifestEntry(
        archiveName,
        OptionalLong.empty(),
        entry.sourceDigest(),
        OptionalLong.empty(),
        entry.source(),
        Optional.empty(),
        Optional.empty(),
        entry.purpose());
  }

  /** Downloads, and once more from the first byte if what was here before made it wrong. */
  private void downloadChecked(URI url, Path part, String name, ManifestEntry expected)
      throws IOException {
    boolean resumed = Files.exists(part);
    download.fetch(url, part, name, progress);
    if (resumed && DataFolder.match(List.of(expected), part).isEmpty()) {
      Files.delete(part);
      download.fetch(url, part, name, progress);
    }
    check(name + " from " + url, part, List.of(expected));
  }

  private void install(String name, Path part, Path target) throws IOException {
    List<ManifestEntry> known = folder.manifest().of(name);
    if (!known.isEmpty()) {
      check(name, part, known);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void check(String what, Path part, List<ManifestEntry> expected)
      throws IOException {
    if (DataFolder.match(expected, part).isEmpty()) {
      String difference = DataFolder.difference(part, expected.get(0));
      Path bad = part.resolveSibling(part.getFileName().toString().replace(".part", ".bad"));
      Files.move(part, bad, StandardCopyOption.REPLACE_EXISTING);
      throw new InvalidInputException(
          what
              + " is not the file that the manifest names: "
              + difference
              + "; set aside as "
              + bad
              + ", get the file from elsewhere and set "
              + DataFolder.MIRROR_VARIABLE);
    }
  }

  @Override
  public void close() {
    download.close();
  }
}
