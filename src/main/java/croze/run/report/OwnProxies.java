package croze.run.report;

import croze.evaluate.Contender;
import croze.evaluate.OwnScores;
import croze.report.html.ArchitectureColumns.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The user's own proxies as columns of the report, marked as theirs. */
final class OwnProxies {
  private static final String MARK = " (yours)";

  private OwnProxies() {}

  /**
   * The scores of {@code local/evaluate}, marked.
   *
   * @throws croze.InvalidInputException if a file of them was changed
   */
  static List<Column> evaluated(Path results) {
    Path folder = results.resolve("local").resolve("evaluate");
    try (Stream<Path> folders = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return folders
          .sorted()
          .map(f -> f.resolve("scores.csv"))
          .filter(Files::isRegularFile)
          .flatMap(file -> OwnScores.read(List.of(file), Set.of()).columns().stream())
          .map(OwnProxies::column)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Column column(Contender own) {
    double[] values = own.bySeed().get(0);
    boolean[] computed = new boolean[values.length];
    own.present().stream().forEach(i -> computed[i] = true);
    return marked(new Column(own.name(), computed, values));
  }

  static Contender contender(Column column) {
    BitSet present = new BitSet();
    IntStream.range(0, column.computed().length)
        .filter(i -> column.computed()[i])
        .forEach(present::set);
    return new Contender(column.label(), true, present, List.of(column.values()));
  }

  static Column marked(Column column) {
    return new Column(column.label() + MARK, column.computed(), column.values());
  }

  static boolean isMarked(Column column) {
    return column.label().endsWith(MARK);
  }
}
