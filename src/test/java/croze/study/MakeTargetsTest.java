package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A caption says "make NAME": make lists each experiment, by the title of its file. */
class MakeTargetsTest {

  @Test
  void helpPrintsTheTitleOfEveryExperiment() throws IOException, InterruptedException {
    Process make = new ProcessBuilder("make", "-s", "help").redirectErrorStream(true).start();
    String help = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, make.waitFor(), help);
    List<String> lines = help.lines().toList();
    ExperimentReaderTest.experiments()
        .forEach(
            name -> {
              String title = ExperimentReader.read(Path.of("experiments"), name).title();
              String line = "  make %-26s %s".formatted(name, title);
              assertTrue(lines.contains(line), line);
            });
  }
}
