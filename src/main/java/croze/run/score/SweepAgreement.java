package croze.run.score;

import croze.InvalidInputException;
import croze.data.ExportHash;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Setting;
import croze.space.Architecture;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.sweep.export.Export;
import croze.sweep.task.Scores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Spearman's ρ of each proxy's scores in two exports of a sweep, over the architectures that both
 * have.
 *
 * @param byProxy of the proxies that both have
 */
public record SweepAgreement(Map<String, SpearmanTest> byProxy) {

  /**
   * @throws InvalidInputException if a file is no export, or they have no proxy in common
   */
  public static SweepAgreement of(Path a, Path b) {
    Scores first = Export.of(ExportHash.table(a), Setting.PUBLISHED.space());
    Scores second = Export.of(ExportHash.table(b), Setting.PUBLISHED.space());
    List<String> order = Proxies.known().stream().map(Proxy::name).toList();
    Map<String, SpearmanTest> tests = new LinkedHashMap<>();
    for (String name : first.proxies(order)) {
      if (second.proxies(order).contains(name)) {
        tests.put(
            name,
            SpearmanTest.of(
                scores(first, second, name), scores(second, first, name), NanPolicy.DROP));
      }
    }
    if (tests.isEmpty()) {
      throw new InvalidInputException(
          "%s and %s have no proxy in common; score both by the same ones".formatted(a, b));
    }
    return new SweepAgreement(tests);
  }

  /** The scores of the architectures that another sweep has too, by index. */
  private static double[] scores(Scores of, Scores other, String proxy) {
    Stream<Architecture> both =
        of.architectures().stream().filter(i -> other.get(i, proxy).isPresent());
    return both.filter(i -> of.get(i, proxy).isPresent())
        .mapToDouble(i -> of.get(i, proxy).getAsDouble())
        .toArray();
  }

  /** CSV: a line a proxy. */
  public String csv() {
    StringBuilder csv = new StringBuilder("proxy,rho,n");
    byProxy.forEach(
        (name, test) ->
            csv.append(String.format(Locale.ROOT, "%n%s,%.4f,%d", name, test.rho(), test.n())));
    return csv.toString();
  }
}
