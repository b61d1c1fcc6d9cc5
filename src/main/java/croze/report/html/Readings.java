package croze.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The readings of {@code docs/findings}. Comments, which mark where figures come from, are left
 * out; other HTML is shown as text.
 */
final class Readings {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private static final Wanted DOCUMENT = new Wanted("a document", "restore it (git checkout)");

  private Readings() {}

  /**
   * @param docs folder of Markdown files; none if it is not there
   */
  static ArrayNode of(Path docs) {
    ArrayNode readings = JsonNodeFactory.instance.arrayNode();
    if (Files.isDirectory(docs)) {
      for (Path file : ResultsFolder.list(docs)) {
        if (file.toString().endsWith(".md")) {
          Node document = PARSER.parse(BoundedFile.text(file, DOCUMENT));
          String name = file.getFileName().toString();
          String title = takeTitle(document, name);
          dropComments(document);
          readings
              .addObject()
              .put("name", name.substring(0, name.length() - ".md".length()))
              .put("title", title)
              .put("html", RENDERER.render(document));
        }
      }
    }
    return readings;
  }

  private static void dropComments(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            if (html.getLiteral().startsWith("<!--")) {
              html.unlink();
            }
          }
        });
  }

  /** The text of the first heading, taken out of the document. */
  private static String takeTitle(Node document, String otherwise) {
    if (!(document.getFirstChild() instanceof Heading heading)) {
      return otherwise;
    }
    StringBuilder title = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            title.append(text.getLiteral());
          }
        });
    heading.unlink();
    return title.toString();
  }
}
