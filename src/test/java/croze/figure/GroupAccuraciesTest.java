package croze.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.benchmark.file.ArchitectureCsv;
import croze.train.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupAccuraciesTest {
  private static final Path PAPER = Path.of("experiments/paper/table6.csv");

  @TempDir private Path folder;

  private ArchitectureCsv csv(String... lines) throws IOException {
    return ArchitectureCsv.read(
        Files.writeString(folder.resolve("own.csv"), String.join("\n", lines) + "\n"));
  }

  private static double value(List<Figure.Value> values, String column) {
    return values.stream().filter(v -> v.group().equals(column)).findFirst().orElseThrow().value();
  }

  /** Groups of corruptions count by their types: 3, 4, 4 and 4 of 15. */
  @Test
  void standardTraining() throws IOException {
    ArchitectureCsv csv =
        csv(
            "index,clean,pgd@1,fgsm@8,noise@3,blur@3,weather@3,digital@3",
            "5,.8,.3,.1,.5,.2,.2,.2",
            "7,.6,.1,.3,.5,.2,.2,.2");
    List<Figure.Value> values =
        new GroupAccuracies(csv, Protocols.read("mini"), PAPER).of("top 5", "top5", List.of(5, 7));
    assertEquals(.7, value(values, "Clean"), 1e-12);
    assertEquals((3 * .5 + 12 * .2) / 15, value(values, "Corruptions, severity 3"), 1e-12);
    assertEquals(.2, value(values, "PGD 1"), 1e-12);
    assertEquals((.26 + .2 + .2) / 3, value(values, "Mean of the three"), 1e-12);
    assertEquals(.8962, values.get(0).paper(), 1e-12);
    assertEquals(2, values.get(0).n());
  }

  /** Fewer than the 15 corruptions are no column of Table 6. */
  @Test
  void aProtocolWithoutAllCorruptionsHasNoMeanOfThem() throws IOException {
    ArchitectureCsv csv = csv("index,clean,noise@3", "5,.8,.5", "7,.6,.5");
    List<Figure.Value> values =
        new GroupAccuracies(csv, Protocols.read("tiny"), PAPER).of("top 5", "top5", List.of(5, 7));
    assertEquals(List.of("Clean"), values.stream().map(Figure.Value::group).toList());
  }

  /** The score of each network first, then the mean: not the score of the means. */
  @Test
  void adversarialTraining() throws IOException {
    ArchitectureCsv csv = csv("index,clean,pgd@8", "5,.8,.2", "7,.4,.4");
    List<Figure.Value> values =
        new GroupAccuracies(csv, Protocols.read("mini-adversarial"), PAPER)
            .of("bottom 5", "bottom5", List.of(5, 7));
    assertEquals((2 * .8 * .2 / 1 + .4) / 2, value(values, "HRS PGD 8"), 1e-12);
    assertEquals(.3136, values.get(2).paper(), 1e-12);
    assertTrue(values.stream().noneMatch(v -> v.group().contains("FGSM")), values::toString);
  }

  /** A mean over some of the networks would be of another group. */
  @Test
  void networksWithoutTheAccuracyLeaveTheColumnOut() throws IOException {
    ArchitectureCsv csv = csv("index,clean,pgd@8", "5,.8,.2", "7,.4,");
    List<Figure.Value> values =
        new GroupAccuracies(csv, Protocols.read("mini-adversarial"), PAPER)
            .of("top 5", "top5", List.of(5, 7));
    assertEquals(List.of("Clean"), values.stream().map(Figure.Value::group).toList());
  }
}
