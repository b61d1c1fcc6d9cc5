package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A caption says "make NAME": each experiment has its line in the Makefile, and each line its. */
class MakeTargetsTest {

  @Test
  void everyExperimentIsListedByMake() throws IOException {
    String makefile = Files.readString(Path.of("Makefile"));
    String studies =
        makefile.substring(
            makefile.indexOf(".PHONY: $(STUDIES)"), makefile.indexOf("\n$(STUDIES): "));
    Set<String> listed =
        Pattern.compile("^([a-z0-9-]+): ## .", Pattern.MULTILINE)
            .matcher(studies)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> experiments = new TreeSet<>(ExperimentReaderTest.experiments().toList());
    assertEquals(experiments, listed);
  }
}
