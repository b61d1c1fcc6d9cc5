package croze.data.fetch;

import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.data.ManifestEntry;
import croze.data.Missing;
import croze.data.file.Archive;
import croze.data.file.Digest;
import croze.data.file.WritePermission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files into the local folder: a copy from the mirror if that has it, else a download from
 * the first of its sources that gives it.
 *
 * <p>Bytes arrive in a part beside their place, whose name tells the digest and so whose it is; are
 * checked there; and get their name in one step. An interrupted download goes on where it stopped.
 * With {@link Internet#isOff} no address is tried. For one thread.
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

  /** The failure to have a file; its reason is one line. */
  public static final class Unavailable extends IOException {
    private static final long serialVersionUID = 1;
    private final String reason;

    private Unavailable(String name, IOException cause) {
      super(name + " cannot be fetched: " + cause.getMessage(), cause);
      reason = cause.getMessage();
    }

    /** Why; without the name of the file. */
    public String reason() {
      return reason;
    }
  }

  private final DataFolder folder;
  private final FetchProgress progress;
  private final Download download;

  /** Those that are here, checked: an archive that has several of the files is brought once. */
  private final Set<Path> archives = new HashSet<>();

  public Fetch(DataFolder folder, FetchProgress progress) {
    this(folder, progress, Download.Patience.STANDARD, Hosts.OF_THIS_PROCESS);
  }

  Fetch(DataFolder folder, FetchProgress progress, Download.Patience patience, Hosts hosts) {
    this.folder = folder;
    this.progress = progress;
    this.download = new Download(patience, hosts);
  }

  /** Whether a file is here, in the mirror, or at a known address. */
  public boolean canFetch(String name) {
    return folder.has(name)
        || folder.manifest().of(name).stream().anyMatch(ManifestEntry::isDownloadable);
  }

  /**
   * Brings those of the files that are neither here nor in the mirror.
   *
   * @return which of them could not be had, and why: no failure is thrown
   */
  public Missing bring(Collection<String> names) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String name : names) {
      if (!folder.has(name)) {
        try {
          fetch(name);
        } catch (Unavailable e) {
          reasons.put(name, e.reason());
        }
      }
    }
    return new Missing(reasons);
  }

  /**
   * Sees to it that the local folder has the file, and has it right. A wrong one is set aside
   * first.
   *
   * @throws Unavailable if it is not available, with the reason of each source; calling again goes
   *     on where a download stopped
   */
  public Outcome fetch(String name) throws Unavailable {
    try {
      return obtain(name);
    } catch (IOException e) {
      throw new Unavailable(name, e);
    } catch (InvalidInputException e) {
      throw new Unavailable(name, new IOException(e.getMessage(), e));
    }
  }

  private Outcome obtain(String name) throws IOException {
    Path target = folder.local().resolve(name);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      try {
        folder.locate(name);
        return Outcome.PRESENT;
      } catch (InvalidInputException e) {
        LOG.warn("{}", e.getMessage());
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(target + " is no regular file; remove it");
      }
    }
    WritePermission.of(target);
    Files.createDirectories(target.getParent());
    if (folder.has(name)) {
      DataFile original = folder.locate(name);
      Path part = part(target, original.sha256());
      Files.copy(original.path(), part, StandardCopyOption.REPLACE_EXISTING);
      install(part, target);
      return Outcome.COPIED;
    }
    download(name, target);
    return Outcome.DOWNLOADED;
  }

  private void download(String name, Path target) throws IOException {
    List<ManifestEntry> entries =
        folder.manifest().of(name).stream().filter(ManifestEntry::isDownloadable).toList();
    if (entries.isEmpty()) {
      throw new IOException(whyNowhere(name));
    }
    if (Internet.isOff()) {
      throw new IOException(
          Internet.OFFLINE_VARIABLE
              + " or --offline is set, no network is tried; set CROZE_MIRROR to a folder that has it");
    }
    List<String> reasons = new ArrayList<>();
    for (ManifestEntry entry : entries) {
      for (URI url : entry.urls()) {
        try {
          download(entry, url, target);
          return;
        } catch (IOException e) {
          reasons.add(e.getMessage());
        }
      }
    }
    throw new IOException(
        String.join("; ", reasons)
            + "; run again, or set "
            + DataFolder.MIRROR_VARIABLE
            + " to a folder that has it");
  }

  private String whyNowhere(String name) {
    return folder.manifest().of(name).stream()
        .map(ManifestEntry::source)
        .findFirst()
        .orElse("the manifest does not name it; see 'croze data list'");
  }

  private void download(ManifestEntry entry, URI url, Path target) throws IOException {
    Path part = part(target, entry.digest().map(Digest::hex).orElse("unverified"));
    if (entry.isArchive(url)) {
      fromArchive(entry, url, part);
      check(url, part, entry);
    } else {
      downloadChecked(entry, url, part);
    }
    install(part, target);
  }

  private void fromArchive(ManifestEntry entry, URI url, Path part) throws IOException {
    String archiveName = Path.of(url.getPath()).getFileName().toString();
    ManifestEntry expected =
        new ManifestEntry(
            archiveName,
            OptionalLong.empty(),
            entry.sourceDigest(),
            OptionalLong.empty(),
            entry.source(),
            Optional.empty(),
            Optional.empty(),
            entry.purpose());
    Path archive =
        part(
            folder.local().resolve(archiveName),
            entry.sourceDigest().map(Digest::hex).orElse("unverified"));
    if (!archives.contains(archive)) {
      downloadChecked(expected, url, archive);
      archives.add(archive);
    }
    try {
      Archive.extract(archive, entry.member().orElseThrow(), entry.mostBytes(), part);
    } catch (IOException e) {
      throw new IOException(url + ": " + e.getMessage(), e);
    }
  }

  /** Downloads, and once more from the first byte if what was here before made it wrong. */
  private void downloadChecked(ManifestEntry expected, URI url, Path part) throws IOException {
    boolean resumed = Files.exists(part);
    download.fetch(url, part, expected.mostBytes(), expected.name(), progress);
    if (resumed && DataFolder.match(List.of(expected), part).isEmpty()) {
      Files.delete(part);
      download.fetch(url, part, expected.mostBytes(), expected.name(), progress);
    }
    check(url, part, expected);
  }

  private static void check(URI url, Path part, ManifestEntry expected) throws IOException {
    if (DataFolder.match(List.of(expected), part).isEmpty()) {
      String difference = DataFolder.difference(part, expected);
      Files.delete(part);
      throw new IOException(url + " is not the file that the manifest names: " + difference);
    }
  }

  /** Where the bytes of a file arrive: a name that only this class gives. */
  private static Path part(Path target, String digest) throws IOException {
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + digest.substring(0, 10) + ".part");
    if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(part + " is no regular file; remove it");
    }
    return WritePermission.of(part);
  }

  private static void install(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    download.close();
    for (Path archive : archives) {
      try {
        Files.deleteIfExists(archive);
      } catch (IOException e) {
        LOG.warn("cannot delete {}: {}", archive, e.toString());
      }
    }
  }
}
