package croze.report.text;

/** Plain text in Markdown: what would be taken for HTML, a link or the end of a cell is literal. */
public final class MarkdownText {
  private MarkdownText() {}

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("|", "\\|")
        .replaceAll("\\R", " ");
  }
}
