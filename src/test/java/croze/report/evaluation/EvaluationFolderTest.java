package croze.report.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.evaluate.Evaluation;
import croze.evaluate.EvaluationPlan;
import croze.evaluate.Evaluator;
import croze.evaluate.OwnScores;
import croze.evaluate.Targets;
import croze.space.nb201.CellSpace;
import croze.stats.resample.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's scores against a user's accuracies, with no published table. */
class EvaluationFolderTest {
  @TempDir private Path folder;
  private OwnScores own;
  private Evaluation evaluation;

  @BeforeEach
  void evaluate() throws IOException {
    Path scores = folder.resolve("mine.csv");
    Files.writeString(
        scores,
        IntStream.range(0, 40)
            .map(i -> 39 - i)
            .mapToObj(i -> "\"" + CellSpace.cell(i) + "\"," + -i * i + "\n")
            .collect(Collectors.joining("", "arch,<b>cost|\n", "")));
    Path accuracies = folder.resolve("acc.csv");
    Files.writeString(
        accuracies,
        IntStream.range(0, 50)
            .mapToObj(i -> i + "," + (i + i % 3) + "\n")
            .collect(Collectors.joining("", "index,corrupted\n", "")));
    own = OwnScores.read(List.of(scores), Set.of("<b>cost|"));
    evaluation =
        new Evaluator(new EvaluationPlan(List.of("all"), new Bootstrap(50, .95, 0, 1), 5), own)
            .evaluate(Targets.own(accuracies, Optional.empty()), dataset -> Map.of());
  }

  @Test
  void theJsonHasTheFieldsThatAreDocumented() throws IOException {
    JsonNode object = new ObjectMapper().readTree(EvaluationFields.json(evaluation));
    JsonNode row = object.get("rows").get(0);
    assertEquals("acc", row.get("dataset").asText());
    assertEquals("corrupted", row.get("metric").asText());
    assertEquals("all", row.get("view").asText());
    assertEquals(40, row.get("n").asInt());
    assertTrue(row.get("rho").asDouble() > .99);
    assertTrue(row.get("low").asDouble() <= row.get("high").asDouble());
    String documented = Files.readString(Path.of("docs", "reference", "files.md"));
    row.fieldNames()
        .forEachRemaining(
            name ->
                assertTrue(
                    documented.contains(
                        "`"
                            + name.replaceFirst(
                                "^minus_(effective_params|best_known)", "minus_croze")
                            + "`"),
                    name));
  }

  @Test
  void theFolderHasATableAPageAndPicturesWithoutMarkupOfTheUser() throws IOException {
    Path out = folder.resolve("out");
    EvaluationFolder.check(out);
    Files.createDirectories(out);
    Files.writeString(out.resolve("evaluation.json"), "{}");
    Files.writeString(out.resolve("cifar10-all-1.png"), "of an earlier one");
    EvaluationFolder.write(out, "mine", evaluation, own.columns(), remark -> {});
    EvaluationFolder.check(out);
    assertEquals(
        "<b>cost|", CsvFile.read(out.resolve("evaluation.csv")).rows().get(0).text("proxy"));
    OwnScores kept = OwnScores.read(List.of(out.resolve("scores.csv")), Set.of());
    assertArrayEquals(
        own.columns().get(0).bySeed().get(0), kept.columns().get(0).bySeed().get(0), 0);
    String page = Files.readString(out.resolve("index.html"));
    assertFalse(page.contains("<b>cost"), "a name is no markup");
    assertTrue(page.contains("&lt;b&gt;cost|") && page.contains("<svg"));
    assertTrue(Files.readString(out.resolve("evaluation.md")).contains("\\<b\\>cost\\|"));
    assertFalse(Files.exists(out.resolve("cifar10-all-1.png")));
    assertTrue(Files.exists(out.resolve("acc-all-1.png")));
  }

  @Test
  void aFolderThatIsNotOursIsLeftAlone() throws IOException {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("index.html"), "mine");
    assertThrows(InvalidInputException.class, () -> EvaluationFolder.check(notes));
    assertThrows(
        InvalidInputException.class, () -> EvaluationFolder.check(notes.resolve("index.html")));
  }
}
