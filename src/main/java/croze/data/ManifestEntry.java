package croze.data;

import croze.InvalidInputException;
import croze.data.file.Archive;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One known content of one file of the data folder. A file that exists in several forms (the
 * official one, a stand-in) has an entry for each.
 *
 * @param name path below the data folder, with slashes
 * @param bytes length, if known
 * @param digest hash of the first {@code digestBytes} bytes; none if the publisher's is not known,
 *     then any content is taken and reported as unverified
 * @param digestBytes how many leading bytes the digest covers; none means all
 * @param source URLs with spaces between them, to be tried in turn, or words that say why there is
 *     none. In a URL {@code {sha256}} stands for the digest: the address of an archive that is
 *     looked up by content
 * @param member path inside the archive, for those of the sources that are a {@code .tar.gz}
 * @param sourceDigest hash of that archive
 * @param purpose what the file is for
 */
public record ManifestEntry(
    String name,
    OptionalLong bytes,
    Optional<Digest> digest,
    OptionalLong digestBytes,
    String source,
    Optional<String> member,
    Optional<Digest> sourceDigest,
    String purpose) {

  private static final String CONTENT = "{sha256}";

  /**
   * @throws InvalidInputException if a source looks the file up by a hash that is not known
   */
  public ManifestEntry {
    boolean wholeFile =
        digestBytes.isEmpty() && digest.filter(d -> d.algorithm() == Algorithm.SHA256).isPresent();
    if (source.contains(CONTENT) && !wholeFile) {
      throw new InvalidInputException(
          "source with " + CONTENT + ", but the digest is no SHA-256 of the whole file");
    }
  }

  /** Whether there is an address to download from. */
  public boolean isDownloadable() {
    return source.startsWith("http://") || source.startsWith("https://");
  }

  /** The addresses in the order in which they are tried; none if {@link #source} is words. */
  public List<URI> urls() {
    return isDownloadable()
        ? Stream.of(source.split(" +"))
            .map(url -> URI.create(url.replace(CONTENT, digest.map(Digest::hex).orElse(""))))
            .toList()
        : List.of();
  }

  /** Whether the address is that of an archive that has the file as its member. */
  public boolean isArchive(URI url) {
    return member.isPresent() && url.getPath().endsWith(".tar.gz");
  }

  /** How many bytes are read at most. */
  public long mostBytes() {
    return bytes.orElse(Archive.MOST_BYTES);
  }

  /** Whether the content only stands in for the file's own; its purpose says so. */
  boolean isStandIn() {
    return purpose.contains("stand-in");
  }

  /** How many leading bytes the digest is taken over. */
  long coveredBytes() {
    return digestBytes.orElse(Long.MAX_VALUE);
  }

  /** Size and hash as a message shows them. */
  String expectation() {
    return (bytes.isPresent() ? bytes.getAsLong() + " bytes, " : "")
        + digest.map(Digest::toString).orElse("any hash")
        + (digestBytes.isPresent() ? " over the first " + digestBytes.getAsLong() + " bytes" : "");
  }
}
