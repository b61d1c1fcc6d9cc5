package croze.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.GeneratedTables;
import croze.InvalidInputException;
import croze.data.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRecipeTest {
  @TempDir private static Path tables;
  private static DataFolder folder;

  @BeforeAll
  static void generate() throws IOException {
    folder = GeneratedTables.in(tables);
  }

  @ParameterizedTest
  @CsvSource({
    "keyed, per-arch:8",
    "per-arch, per-arch:8",
    "per-arch:32, per-arch:32",
    "shared, shared:8",
    "keyed:4@3, per-arch:4@3",
    "shared@12, shared:8@12",
    "first:8, first:8",
    "synthetic:0, synthetic:0",
    "noise:3, noise:3"
  })
  void aNameIsRead(String text, String expected) {
    assertEquals(expected, BatchRecipe.parse(text).toString());
    assertEquals(BatchRecipe.parse(text), BatchRecipe.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "random",
        "first",
        "first:0",
        "synthetic",
        "shared:-1",
        "shared:x",
        "first:8@1",
        "shared:8@1@2"
      })
  void anotherNameIsRefused(String text) {
    assertThrows(InvalidInputException.class, () -> BatchRecipe.parse(text));
  }

  @Test
  void theFirstImagesComeWithoutAugmentation() {
    ImageSet all = ImageSet.load(folder, Dataset.CIFAR100);
    Batch batch = BatchRecipe.parse("first:3").source(folder, Dataset.CIFAR100, 0).batch("any");
    assertArrayEquals(new int[] {3, 3, 32, 32}, batch.images().shape());
    assertArrayEquals(Arrays.copyOf(all.labels(), 3), batch.labels());
    assertEquals(
        Dataset.CIFAR100.normalise(1, all.pixel(2, 1, 7, 9)),
        batch.images().data()[((2 * 3 + 1) * 32 + 7) * 32 + 9]);
  }

  @Test
  void aBatchHasTheSeedBehindTheAtSign() {
    Batch seeded = BatchRecipe.parse("per-arch:4").source(folder, Dataset.CIFAR10, 5).batch("a");
    Batch own = BatchRecipe.parse("per-arch:4@5").source(folder, Dataset.CIFAR10, 0).batch("a");
    assertArrayEquals(seeded.images().data(), own.images().data());
  }

  @Test
  void aSharedBatchIsDrawnOnce() {
    BatchSource source = BatchRecipe.parse("shared:4").source(folder, Dataset.CIFAR10, 0);
    assertSame(source.batch("a"), source.batch("b"));
  }
}
