package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.report.SampleTable;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Pictures of a table that has gaps: ImageNet16-120 has no measured cell, so no picture. */
class TablePicturesTest {
  @TempDir Path folder;

  @Test
  void drawsEachDataSetThatHasFigures() throws Exception {
    List<Picture> pictures = TablePictures.of(SampleTable.table());
    assertEquals(
        List.of("sample-bars-cifar10", "sample-heat-cifar10"),
        pictures.stream().map(Picture::name).toList());
    for (Picture picture : pictures) {
      List<Path> files = picture.write(folder);
      BufferedImage png = ImageIO.read(files.get(0).toFile());
      assertEquals(2 * picture.chart().getWidth(), png.getWidth());
      DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
      xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Element svg = xml.newDocumentBuilder().parse(files.get(1).toFile()).getDocumentElement();
      assertEquals("svg", svg.getTagName());
      assertTrue(svg.getElementsByTagName("path").getLength() > 0);
    }
  }

  @Test
  void aHeatMapIsBlueForOneAndOrangeForMinusOne() {
    int last = Palette.DIVERGING.length - 1;
    assertTrue(Palette.DIVERGING[last].getBlue() > Palette.DIVERGING[last].getRed());
    assertTrue(Palette.DIVERGING[0].getRed() > Palette.DIVERGING[0].getBlue());
    assertNotEquals(Palette.DIVERGING[0], Palette.DIVERGING[1]);
  }

  @Test
  void saysThatItIsPartial() {
    assertTrue(
        TablePictures.of(SampleTable.table())
            .get(0)
            .chart()
            .getTitle()
            .endsWith("CIFAR-10, PARTIAL: 2,000 of 15,625 architectures (12.8 %)"));
  }
}
