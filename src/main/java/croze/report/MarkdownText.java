package croze.report;

/** Plain text in Markdown: what would be taken for HTML, a link or the end of a cell is literal. */
final class MarkdownText {
  private MarkdownText() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("|", "\\|")
        .replaceAll("\\R", " ");
  }
}
