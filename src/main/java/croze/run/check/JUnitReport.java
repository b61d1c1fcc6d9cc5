package croze.run.check;

import croze.data.file.WritePermission;
import croze.report.compare.DifferenceText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The outcome of a check as JUnit XML, which CI services show: a test case a part. */
final class JUnitReport {
  private static final String SUITE = "croze.check";

  public static final WritePermission.Kind KIND =
      new WritePermission.Kind("a JUnit report of croze", head -> head.contains(SUITE));

  private JUnitReport() {}

  public static String render(CheckOutcome outcome) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      newLine(xml, 0);
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", SUITE);
      xml.writeAttribute("tests", "" + outcome.parts().size());
      xml.writeAttribute("failures", "" + count(outcome, true));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", "" + count(outcome, false));
      for (CheckOutcome.Part part : outcome.parts()) {
        testCase(xml, part);
      }
      newLine(xml, 0);
      xml.writeEndElement();
      newLine(xml, 0);
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static long count(CheckOutcome outcome, boolean failed) {
    return outcome.parts().stream()
        .filter(part -> failed ? isFailed(part) : !isFailed(part) && part.unchecked().isPresent())
        .count();
  }

  private static boolean isFailed(CheckOutcome.Part part) {
    return !part.differences().isEmpty();
  }

  private static void testCase(XMLStreamWriter xml, CheckOutcome.Part part)
      throws XMLStreamException {
    newLine(xml, 1);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", SUITE);
    xml.writeAttribute("name", part.name());
    if (isFailed(part)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", part.differences().size() + " differences");
      xml.writeCharacters(DifferenceText.render(part.differences()));
      xml.writeEndElement();
    } else if (part.unchecked().isPresent()) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", part.unchecked().get());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
