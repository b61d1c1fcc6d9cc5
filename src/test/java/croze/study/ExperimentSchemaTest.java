package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors are told of an experiment file is what its reader takes. */
class ExperimentSchemaTest {
  private static final Path FOLDER = Path.of("experiments", "schema");
  private static final String ASSOCIATION = "# yaml-language-server: $schema=schema/";

  @Test
  void theCommittedSchemaIsThatOfTheReader() throws IOException {
    Map<String, String> schemas =
        Map.of(
            "experiment.schema.json", ExperimentSchema.ofExperiments(),
            "common.schema.json", ExperimentSchema.ofCommonParts());
    Path made = Files.createDirectories(Path.of("target", "schema"));
    for (Map.Entry<String, String> schema : schemas.entrySet()) {
      Files.writeString(made.resolve(schema.getKey()), schema.getValue());
    }
    for (Map.Entry<String, String> schema : schemas.entrySet()) {
      Path committed = FOLDER.resolve(schema.getKey());
      assertEquals(
          schema.getValue(),
          Files.exists(committed) ? Files.readString(committed) : "",
          "cp %s/*.json %s".formatted(made, FOLDER));
    }
  }

  @ParameterizedTest
  @MethodSource("croze.study.ExperimentReaderTest#experiments")
  void everyExperimentNamesIt(String name) throws IOException {
    String file = Files.readString(Path.of("experiments", name + ".yaml"));
    assertTrue(file.startsWith(ASSOCIATION + "experiment.schema.json\n"), name);
  }

  @Test
  void theCommonPartsNameTheirs() throws IOException {
    String file = Files.readString(Path.of("experiments", "common.yaml"));
    assertTrue(file.startsWith(ASSOCIATION + "common.schema.json\n"));
  }
}
