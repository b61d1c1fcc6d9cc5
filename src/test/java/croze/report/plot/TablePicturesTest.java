package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.report.ReportFolder;
import croze.report.SampleTable;
import croze.report.TableManifest;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** A picture that cannot be written leaves the old one, not half of a new one. */
  @Test
  void picturesAreWholeOrNotThere() throws Exception {
    Picture picture = TablePictures.of(SampleTable.table()).get(0);
    Path svg = Files.writeString(folder.resolve(picture.name() + ".svg"), "old");
    Files.createDirectory(folder.resolve(picture.name() + ".svg.part"));
    assertThrows(UncheckedIOException.class, () -> picture.write(folder));
    assertEquals("old", Files.readString(svg));
  }

  /** As after a run over fewer data sets or other views; what else lies there stays. */
  @Test
  void picturesThatTheTableNoLongerHasAreRemoved() throws Exception {
    Path study = Files.createDirectories(folder.resolve("sample"));
    List<String> old =
        List.of("sample-bars-cifar100.svg", "sample-heat-cifar100-unique.png", "sample-bars-x.txt");
    for (String name : old) {
      Files.writeString(study.resolve(name), "old");
    }
    Files.writeString(study.resolve("sample-bars-cifar10.svg"), "old");
    TableManifest manifest =
        new TableManifest(
            "sample", "8", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, "today");
    List<Path> written = ReportFolder.write(folder, SampleTable.table(), List.of(), manifest);
    List<Path> expected = new ArrayList<>(written);
    expected.add(study.resolve("sample-bars-x.txt"));
    try (Stream<Path> files = Files.list(study)) {
      assertEquals(new TreeSet<>(expected), new TreeSet<>(files.toList()));
    }
    assertNotEquals("old", Files.readString(study.resolve("sample-bars-cifar10.svg")));
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
