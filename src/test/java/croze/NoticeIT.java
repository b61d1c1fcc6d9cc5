package croze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NOTICE against the libraries that the build puts beside the jar. */
class NoticeIT {
  @Test
  void everyBundledLibraryIsNamedWithItsLicence() throws IOException {
    String notice = Files.readString(Path.of("NOTICE"));
    try (var jars = Files.list(Path.of("target", "lib"))) {
      List<String> unnamed =
          jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
              .distinct()
              .filter(name -> !notice.contains(name))
              .toList();
      assertEquals(List.of(), unnamed);
    }
  }
}
