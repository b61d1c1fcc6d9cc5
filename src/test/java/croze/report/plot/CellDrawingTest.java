package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.space.darts.Darts;
import croze.space.darts.DartsArchitecture;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CellDrawingTest {

  private static List<String> strokes(Document svg, String element) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getAttributes().getNamedItem("stroke"))
        .filter(stroke -> stroke != null)
        .map(stroke -> stroke.getNodeValue())
        .toList();
  }

  @Test
  void deadNodesAndTheirEntriesAreGrey() throws Exception {
    DartsArchitecture croze = (DartsArchitecture) new Darts().parse("CROZE_CIFAR10");
    String text = CellDrawing.svg("a < b", List.of("normal", "reduction"), croze.cells());
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    assertTrue(CellDrawing.KIND.begins().test(text));
    assertEquals(28, strokes(svg, "path").size());
    assertEquals(18, strokes(svg, "circle").size());
    // Nodes 6, 7 and 8 of both cells are dead, and node 4 of the reduction cell.
    assertEquals(7, strokes(svg, "circle").stream().filter("#bbbbb6"::equals).count());
    assertEquals(14, strokes(svg, "path").stream().filter("#bbbbb6"::equals).count());
  }
}
