package croze.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.study.score.GivenScores;
import croze.study.score.ScoreVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scores: ["file:mine.csv#myproxy"]} in an experiment file. */
class FileScoresTest {
  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = "file:" + Files.writeString(folder.resolve("m#.csv"), "index,p\n9,nan\n7,1.5\n8,\n");
  }

  @Test
  void aColumnOfAFileIsARow() {
    GivenScores source = new GivenScores(null, new Benchmarks(DataFolder.standard()));
    String name = file + "#p";
    GivenScores.check(name);
    assertEquals(false, source.needsNetwork(name));
    ScoreVector scores =
        source.scores(Dataset.CIFAR10, Map.of(), List.of(name)).byProxy().get(name);
    assertArrayEquals(new int[] {7, 9}, scores.indices());
    assertArrayEquals(new double[] {1.5, Double.NaN}, scores.values());
  }

  @Test
  void whatIsMissingIsSaid() {
    for (String name : List.of(file + "#q", "file:p", "file:none.csv#p")) {
      assertThrows(InvalidInputException.class, () -> GivenScores.check(name), name);
    }
  }
}
