package croze.data;

import croze.InvalidInputException;
import croze.data.fetch.Fetch;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.data.file.WritePermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the external files: first in the local folder, then in the mirror; {@link Fetch} brings
 * them from their source.
 *
 * <p>No file is used before its bytes are checked against the {@link Manifest}. A file that equals
 * one of its entries is verified. One that has no entry, or an entry without a hash, is used but
 * reported as unverified. Any other is wrong: in the local folder it is renamed to {@code
 * <name>.bad} (or {@code .bad2} …); a mirror is never written to.
 *
 * <p>Thread safe. What a check found is remembered until the file's size or time changes.
 */
public final class DataFolder {
  /** The environment variable that names the mirror: a folder or a {@code file:} URL. */
  public static final String MIRROR_VARIABLE = "CROZE_MIRROR";

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String LOCAL = "nasbench-data";

  private final Path local;
  private final Optional<Path> mirror;
  private final Manifest manifest;
  private final Map<Path, Checked> checked = new ConcurrentHashMap<>();

  private record Checked(long size, FileTime time, DataFile file) {}

  public DataFolder(Path local, Optional<Path> mirror, Manifest manifest) {
    this.local = local;
    this.mirror = mirror;
    this.manifest = manifest;
  }

  /**
   * {@code nasbench-data} of the project, and the mirror of the environment.
   *
   * @throws InvalidInputException if the mirror is not a folder
   */
  public static DataFolder standard() {
    return new DataFolder(
        ProjectRoot.resolve(LOCAL),
        Mirror.parse(System.getenv(MIRROR_VARIABLE)),
        Manifest.bundled());
  }

  public Manifest manifest() {
    return manifest;
  }

  public Path local() {
    return local;
  }

  /** Where a file lies, unchecked: local folder, else mirror, else none. */
  public Optional<Path> find(String name) {
    Path here = local.resolve(name);
    return Files.isRegularFile(here)
        ? Optional.of(here)
        : mirror.map(m -> m.resolve(name)).filter(Files::isRegularFile);
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  /** Which of the files are neither here nor in the mirror; no network is tried. */
  public Missing missing(Collection<String> names) {
    String reason =
        "not in "
            + local
            + mirror.map(m -> ", nor in " + m).orElse(", and no " + MIRROR_VARIABLE + " is set");
    Map<String, String> reasons = new LinkedHashMap<>();
    names.stream().filter(name -> !has(name)).forEach(name -> reasons.put(name, reason));
    return new Missing(reasons);
  }

  /**
   * A file whose bytes have been checked.
   *
   * @throws MissingFileException if it is nowhere (the message says how to get it)
   * @throws InvalidInputException if it is wrong (the message has both hashes)
   */
  public DataFile locate(String name) {
    Path path =
        find(name)
            .orElseThrow(() -> new MissingFileException(name, name + " is missing: " + fix(name)));
    return check(name, path);
  }

  /** The files that have been checked and found usable so far, by name. */
  public Collection<DataFile> located() {
    Map<String, DataFile> byName = new TreeMap<>();
    checked.values().forEach(v -> byName.put(v.file.name(), v.file));
    return byName.values();
  }

  /**
   * A remark on each file whose content only stands in for the file's own.
   *
   * @param files SHA-256 by name
   */
  public List<String> standIns(Map<String, String> files) {
    return files.keySet().stream()
        .filter(name -> isStandIn(name, files.get(name)))
        .map(
            name ->
                name
                    + " is a stand-in for the data set's own images: scores made with it are not to"
                    + " be quoted.")
        .toList();
  }

  private boolean isStandIn(String name, String sha256) {
    return manifest.of(name).stream()
        .filter(ManifestEntry::isStandIn)
        .flatMap(e -> e.digest().stream())
        .anyMatch(digest -> digest.hex().equals(sha256));
  }

  private DataFile check(String name, Path path) {
    try {
      long size = Files.size(path);
      FileTime time = Files.getLastModifiedTime(path);
      Checked known = checked.get(path);
      if (known == null || known.size != size || !known.time.equals(time)) {
        known = new Checked(size, time, judge(name, path));
        checked.put(path, known);
      }
      return known.file;
    } catch (IOException e) {
      throw new InvalidInputException(path + " cannot be read: " + e, e);
    }
  }

  private DataFile judge(String name, Path path) throws IOException {
    List<ManifestEntry> entries = manifest.of(name);
    Optional<ManifestEntry> match = match(entries, path);
    if (match.isEmpty() && !entries.isEmpty()) {
      throw wrong(name, path, entries.get(0));
    }
    boolean verified = match.flatMap(ManifestEntry::digest).isPresent();
    long covered = match.map(ManifestEntry::coveredBytes).orElse(Long.MAX_VALUE);
    String sha256 = Digest.of(path, Algorithm.SHA256, covered).hex();
    if (!verified) {
      LOG.warn("{} is unverified: the manifest has no hash of it (SHA-256 {})", path, sha256);
    }
    return new DataFile(name, path, sha256, verified);
  }

  /** The first entry that the file equals; entries with a hash come before those without. */
  public static Optional<ManifestEntry> match(List<ManifestEntry> entries, Path path)
      throws IOException {
    long size = Files.size(path);
    List<ManifestEntry> fitting =
        entries.stream().filter(e -> e.bytes().orElse(size) == size).toList();
    for (ManifestEntry entry : fitting) {
      Optional<Digest> expected = entry.digest();
      if (expected.isPresent()
          && Digest.of(path, expected.get().algorithm(), entry.coveredBytes())
              .equals(expected.get())) {
        return Optional.of(entry);
      }
    }
    return fitting.stream().filter(e -> e.digest().isEmpty()).findFirst();
  }

  /** What the file is, and what it should be. */
  public static String difference(Path path, ManifestEntry expected) throws IOException {
    Algorithm algorithm = expected.digest().map(Digest::algorithm).orElse(Algorithm.SHA256);
    return "found "
        + Files.size(path)
        + " bytes, "
        + Digest.of(path, algorithm, expected.coveredBytes())
        + ", expected "
        + expected.expectation();
  }

  private InvalidInputException wrong(String name, Path path, ManifestEntry expected)
      throws IOException {
    String what = path + " is not the file that the manifest names: " + difference(path, expected);
    if (!path.startsWith(local)) {
      return new InvalidInputException(what + "; correct the mirror or unset " + MIRROR_VARIABLE);
    }
    Path bad;
    try {
      bad = WritePermission.beside(path, "bad");
    } catch (InvalidInputException e) {
      return new InvalidInputException(
          what + "; remove it (it cannot be set aside: " + e.getMessage() + ")", e);
    }
    Files.move(path, bad);
    return new InvalidInputException(what + "; set aside as " + bad + ": " + fix(name));
  }

  private String fix(String name) {
    String how =
        "run 'make data', or set "
            + MIRROR_VARIABLE
            + " to a folder that has it, or put it at "
            + local.resolve(name);
    List<ManifestEntry> entries = manifest.of(name);
    boolean downloadable = entries.stream().anyMatch(ManifestEntry::isDownloadable);
    return downloadable || entries.isEmpty()
        ? how
        : how.replace("run 'make data', or ", "") + " (" + entries.get(0).source() + ")";
  }
}
