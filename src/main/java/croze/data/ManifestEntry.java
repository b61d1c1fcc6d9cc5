package croze.data;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One known content of one file of the data folder. A file that exists in several forms (the
 * official one, a stand-in) has an entry for each.
 *
 * @param name path below the data folder, with slashes
 * @param bytes length, if known
 * @param digest hash of the first {@code digestBytes} bytes; none if the publisher's is not known,
 *     then any content is taken and reported as unverified
 * @param digestBytes how many leading bytes the digest covers; none means all
 * @param source URL, or words that say why there is none
 * @param member path inside the archive at {@code source}, if that is a .tar.gz
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

  /** The address to download from, or none if {@link #source} is words. */
  public Optional<URI> url() {
    return source.startsWith("http://") || source.startsWith("https://")
        ? Optional.of(URI.create(source))
        : Optional.empty();
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
