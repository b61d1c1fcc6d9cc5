package croze.study.kind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.space.nb201.NasBench201;
import croze.study.score.ScoreVector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever rows have and whatever is asked for, the rows that are compared are over one set. */
class ComparedPropertyTest {
  private static final IntPredicate EVEN = index -> index % 2 == 0;

  @Property(tries = 500)
  void comparedRowsShareOneSetAndOthersKeepTheirOwn(
      @ForAll @Size(min = 1, max = 5) List<Set<@IntRange(max = 12) Integer>> rows,
      @ForAll Set<@IntRange(max = 12) Integer> asked) {
    List<List<ScoreVector>> vectors = rows.stream().map(row -> List.of(vector(row))).toList();
    Compared compared = Compared.of(new NasBench201(), vectors, ascending(asked), EVEN);
    int[] all =
        IntStream.rangeClosed(0, 12)
            .filter(EVEN)
            .filter(i -> asked.contains(i) && rows.stream().anyMatch(row -> row.contains(i)))
            .toArray();
    for (int r = 0; r < rows.size(); r++) {
      Set<Integer> row = rows.get(r);
      Compared.Line line = compared.rows().get(r);
      int[] own = IntStream.of(ascending(row)).filter(EVEN).toArray();
      assertEquals(IntStream.of(all).allMatch(row::contains), line.compared());
      int[] expected = line.compared() ? shared(rows, all) : own;
      assertArrayEquals(expected, line.scores().indices());
      assertEquals(own.length > expected.length, line.isWider());
      for (int k = 0; k < expected.length; k++) {
        assertEquals(score(expected[k]), line.scores().values()[k], "the score goes along");
      }
    }
  }

  private static int[] shared(List<Set<Integer>> rows, int[] required) {
    return IntStream.rangeClosed(0, 12)
        .filter(EVEN)
        .filter(
            i ->
                rows.stream()
                    .filter(row -> IntStream.of(required).allMatch(row::contains))
                    .allMatch(row -> row.contains(i)))
        .toArray();
  }

  private static ScoreVector vector(Set<Integer> indices) {
    int[] ascending = ascending(indices);
    return new ScoreVector(
        ascending, Arrays.stream(ascending).mapToDouble(ComparedPropertyTest::score).toArray());
  }

  private static double score(int index) {
    return index % 3 == 0 ? Double.NaN : Math.sin(index);
  }

  private static int[] ascending(Set<Integer> indices) {
    return indices.stream().mapToInt(i -> i).sorted().toArray();
  }
}
