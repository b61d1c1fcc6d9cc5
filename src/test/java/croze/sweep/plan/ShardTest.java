package croze.sweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShardTest {

  /** Disjoint, together all, of sizes that differ by one at most. */
  @Property
  void partsMakeUpTheWhole(
      @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(min = 1, max = 40) int count) {
    List<Integer> all = IntStream.range(0, size).boxed().toList();
    List<Integer> together = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      List<Integer> part = new Shard(index, count).of(all);
      assertTrue(part.size() == size / count || part.size() == size / count + 1);
      together.addAll(part);
    }
    Collections.sort(together);
    assertEquals(all, together);
  }

  /** Parts that are computed today and tomorrow, here and there, must be the same. */
  @Example
  void partTwoOfThreeHasTheSecondPlaceOfEachThree() {
    List<Integer> all = IntStream.range(0, 8).boxed().toList();
    assertEquals(List.of(0, 3, 6), new Shard(1, 3).of(all));
    assertEquals(List.of(1, 4, 7), new Shard(2, 3).of(all));
    assertEquals(List.of(2, 5), new Shard(3, 3).of(all));
  }

  /** Whatever the first id and the step of the array: each task has a part of its own. */
  @Property
  void tasksOfAnArrayAreItsParts(
      @ForAll @IntRange(max = 50) int least,
      @ForAll @IntRange(min = 1, max = 7) int step,
      @ForAll @IntRange(min = 1, max = 20) int count) {
    for (int task = 0; task < count; task++) {
      Map<String, String> environment =
          array(least + task * step, count, least, least + step * (count - 1), step);
      assertEquals(Optional.of(new Shard(task + 1, count)), Shard.ofSlurm(environment));
    }
  }

  private static Map<String, String> array(int id, int count, int least, int most, int step) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLURM_ARRAY_TASK_ID", Integer.toString(id));
    environment.put("SLURM_ARRAY_TASK_COUNT", Integer.toString(count));
    environment.put("SLURM_ARRAY_TASK_MIN", Integer.toString(least));
    environment.put("SLURM_ARRAY_TASK_MAX", Integer.toString(most));
    environment.put("SLURM_ARRAY_TASK_STEP", Integer.toString(step));
    return environment;
  }

  @Example
  void outsideOfAnArrayThereIsNone() {
    assertEquals(Optional.empty(), Shard.ofSlurm(Map.of()));
    assertEquals(Optional.empty(), Shard.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "")));
  }

  /** {@code --array=3,7}, as tasks that failed are submitted again. */
  @Example
  void anArrayWithGapsSaysNoPart() {
    assertRefused("its ids have gaps", () -> Shard.ofSlurm(array(7, 2, 3, 7, 1)));
    assertRefused(
        "expected a number",
        () -> Shard.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "one", "SLURM_ARRAY_TASK_COUNT", "4")));
  }

  @Example
  void whatIsNoPartIsRefused() {
    for (String text : List.of("0/4", "5/4", "1/0", "4", "1/4/2", "-1/4", "a/b", "")) {
      assertRefused("shard", () -> Shard.parse(text));
    }
    assertEquals(new Shard(3, 10), Shard.parse(" 3/10 "));
  }

  private static void assertRefused(String message, org.junit.jupiter.api.function.Executable run) {
    String found = assertThrows(InvalidInputException.class, run).getMessage();
    assertTrue(found.contains(message), found);
  }
}
