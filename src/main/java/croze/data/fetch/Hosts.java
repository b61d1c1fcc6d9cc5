package croze.data.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hosts that were asked: which answered, and which were given up and are not asked again.
 *
 * <p>Each host that was given up halves the time that the next unknown one gets. So silent hosts,
 * however many, cost less than twice the first one's time. Thread safe.
 */
final class Hosts {
  /** Those of this process: silent ones cost less than ten seconds in total. */
  static final Hosts OF_THIS_PROCESS = new Hosts(Duration.ofMillis(4500));

  private final Duration first;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Map<String, String> givenUp = new ConcurrentHashMap<>();

  Hosts(Duration first) {
    this.first = first;
  }

  /** Why the host is not asked any more, if so. */
  Optional<String> givenUp(URI url) {
    return Optional.ofNullable(givenUp.get(url.getAuthority()));
  }

  void giveUp(URI url, String reason) {
    givenUp.put(url.getAuthority(), reason);
  }

  boolean hasAnswered(URI url) {
    return answered.contains(url.getAuthority());
  }

  void answers(URI url) {
    answered.add(url.getAuthority());
  }

  /** How long a host that has not answered yet may take for its first answer. */
  Duration patience() {
    return first.dividedBy(1L << Math.min(givenUp.size(), 20));
  }
}
