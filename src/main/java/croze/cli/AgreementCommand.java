package croze.cli;

import croze.InvalidInputException;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.score.Setting;
import croze.space.Architecture;
import croze.stats.NanPolicy;
import croze.stats.SpearmanTest;
import croze.sweep.Export;
import croze.sweep.Scores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze agreement A.csv B.csv}: how alike two sweeps rank the same architectures. */
@Command(
    name = "agreement",
    description =
        "Spearman's rank correlation of each proxy's scores in two exports of croze sweep, over the"
            + " architectures that both have: of two seeds it says how much a single draw of"
            + " weights and images tells.")
final class AgreementCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "A.csv", description = "An export of croze sweep.")
  private Path a;

  @Parameters(index = "1", paramLabel = "B.csv", description = "Another.")
  private Path b;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Scores first = Export.read(a, Setting.PUBLISHED.space());
    Scores second = Export.read(b, Setting.PUBLISHED.space());
    List<String> order = Proxies.known().stream().map(Proxy::name).toList();
    List<String> names = first.proxies(order);
    names = names.stream().filter(second.proxies(order)::contains).toList();
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "%s and %s have no proxy in common; score both by the same ones".formatted(a, b));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("proxy,rho,n");
    for (String name : names) {
      SpearmanTest test =
          SpearmanTest.of(scores(first, second, name), scores(second, first, name), NanPolicy.DROP);
      out.println(String.format(Locale.ROOT, "%s,%.4f,%d", name, test.rho(), test.n()));
    }
    out.flush();
  }

  /** The scores of the architectures that another sweep has too, by index. */
  private static double[] scores(Scores of, Scores other, String proxy) {
    Stream<Architecture> both =
        of.architectures().stream().filter(i -> other.get(i, proxy).isPresent());
    return both.filter(i -> of.get(i, proxy).isPresent())
        .mapToDouble(i -> of.get(i, proxy).getAsDouble())
        .toArray();
  }
}
