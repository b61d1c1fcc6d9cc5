package croze.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  @Test
  void neitherMarkupNorLinksNorCellsComeOfText() {
    assertEquals("&lt;script>a&amp;b", MarkdownText.escape("<script>a&b"));
    assertEquals("\\[x](javascript:y)", MarkdownText.escape("[x](javascript:y)"));
    assertEquals("a \\| b c", MarkdownText.escape("a | b\nc"));
    assertFalse(LatexText.escape("a\n\\input{b}").contains("\\input"));
    assertFalse(LatexText.escape("a\n\nb").contains("\n"));
  }
}
