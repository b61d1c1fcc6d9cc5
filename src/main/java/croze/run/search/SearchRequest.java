package croze.run.search;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.proxy.api.Proxy;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Setting;
import croze.search.GenotypeWalk;
import croze.search.GenotypeWalk.Variant;
import croze.space.darts.Darts;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A search of the darts space as someone asks for it.
 *
 * @param setting how networks are scored
 * @param results what is written is below its own folder; if published, below the published one
 */
public record SearchRequest(
    Setting setting,
    Variant variant,
    Proxy proxy,
    GenotypeWalk.Plan plan,
    int workers,
    ResultFolders results,
    boolean publish) {

  /**
   * @throws InvalidInputException if the space is not darts
   */
  public SearchRequest {
    if (!(setting.space() instanceof Darts)) {
      throw new InvalidInputException(
          "croze search is for --space darts, found %s; NAS-Bench-201 is searched by croze study figure3 (make figure3)"
              .formatted(setting.space().name()));
    }
  }

  /**
   * @param first networks of the random pool
   * @param pool mutations of a round
   * @param limit rounds begin while no more networks than these are scored
   * @param mostParams of a network at the size of the papers
   * @throws InvalidInputException if a number is out of its range
   */
  public static GenotypeWalk.Plan plan(int first, int pool, int limit, long mostParams) {
    try {
      return new GenotypeWalk.Plan(first, pool, limit, mostParams);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "--first, --pool, --limit, --most-params: " + e.getMessage(), e);
    }
  }

  /**
   * Searches, shows what was found and says what was written.
   *
   * @throws InvalidInputException as {@link MadeSearch#of}
   */
  public void run(DataFolder data, RunListener listener) {
    MadeSearch made = MadeSearch.of(this, data, listener);
    listener.show(made.record().text());
    made.files().forEach(listener::print);
  }

  String variantName() {
    return variant.name().toLowerCase(Locale.ROOT);
  }

  Path folder() {
    return (publish ? results.published() : results.own())
        .resolve("search")
        .resolve(setting.dataset().id())
        .resolve(
            String.join(
                "-",
                setting.fileStem(),
                variantName(),
                proxy.name(),
                Integer.toString(plan.first()),
                Integer.toString(plan.pool()),
                Integer.toString(plan.limit()),
                Long.toString(plan.mostParams())));
  }
}
