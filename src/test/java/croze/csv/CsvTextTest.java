package croze.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

  @Test
  void aStreamLosesItsByteOrderMarkAndNothingElse() throws IOException {
    assertEquals(List.of("a,b", "1,2"), lines("\uFEFFa,b\n1,2\n"));
    assertEquals(List.of("a,b", "1,2"), lines("a,b\n1,2\n"));
    assertEquals(List.of(), lines(""));
  }

  private static List<String> lines(String text) throws IOException {
    return CsvText.reader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .lines()
        .toList();
  }
}
