package croze.run.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.RealTables;
import croze.image.Dataset;
import croze.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study from Java. */
class StudyRequestTest {
  @TempDir Path folder;

  @Test
  void theExampleCompiles() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                "examples/Table2.java");
    assertEquals(0, status, () -> said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void rowsOfTable2FromPublishedScores() {
    StudyRequest request =
        StudyRequest.of("table2")
            .withDatasets(List.of(Dataset.CIFAR10))
            .withArchitectures("50")
            .withProxies(Set.of("croze", "snip"))
            .withWorkers(2)
            .withResults(folder);
    MadeStudy made = MadeStudy.of(request, RealTables.folder(), RunListener.SILENT);
    assertEquals(2, made.table().rows().size());
    assertTrue(made.files().contains(folder.resolve("table2/table2.md")), made.files().toString());
  }

  @Test
  void aDataSetWithoutColumnsIsRefused() {
    StudyRequest table7a = StudyRequest.of("table7a");
    String message =
        assertThrows(
                InvalidInputException.class, () -> table7a.withDatasets(List.of(Dataset.CIFAR100)))
            .getMessage();
    assertTrue(message.startsWith("data set cifar100: table7a has no columns"), message);
  }
}
