package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.report.ReportFolder;
import croze.report.SampleTable;
import croze.report.TableManifest;
import croze.stats.resample.Spread;
import croze.study.result.ResultTable;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.CategoryChart;
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

  /** Without fonts Java throws this at the first text: it is said once, and no picture is there. */
  @Test
  void whereJavaCannotDrawThatIsSaid() throws Exception {
    Picture picture =
        new Picture(
            "none",
            () -> {
              throw new InternalError("no fonts");
            });
    List<String> remarks = new ArrayList<>();
    assertEquals(List.of(), Picture.writeAll(List.of(picture, picture), folder, remarks::add));
    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(
        remarks.get(0).startsWith("no pictures, for this Java finds no fonts"), remarks.get(0));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  /** A picture that cannot be written leaves what is there, and no part of a new one. */
  @Test
  void picturesAreWholeOrNotThere() throws Exception {
    Picture picture = TablePictures.of(SampleTable.table()).get(0);
    Path svg = Files.createDirectory(folder.resolve(picture.name() + ".svg"));
    Path old = Files.writeString(svg.resolve("notes"), "old");
    assertThrows(InvalidInputException.class, () -> picture.write(folder));
    assertEquals("old", Files.readString(old));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(f -> f.toString().endsWith(".part")).count());
    }
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
    List<Path> written =
        ReportFolder.write(folder, SampleTable.table(), List.of(), manifest, Assertions::fail);
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
            .endsWith(
                "NAS-RobBench-201, CIFAR-10, PARTIAL: 2,000 of 15,625 architectures (12.8 %)"));
  }

  @Test
  void spreadsAreDrawnWhereThePaperHasFigures() {
    SpreadTable spread =
        new SpreadTable(
            "sample-samples",
            "Spread",
            ResultTable.Unit.CORRELATION,
            "proxy",
            List.of(
                line("croze", "clean", .823, .05),
                line("params", "clean", .747, -.12),
                line("croze", "pgd@8", Double.NaN, .3),
                line("params", "pgd@8", Double.NaN, .3)),
            List.of());
    List<Picture> pictures = SpreadBars.of(spread, SampleTable.table());
    assertEquals(
        List.of("sample-samples-300-cifar10"), pictures.stream().map(Picture::name).toList());
    CategoryChart chart = (CategoryChart) pictures.get(0).chart();
    assertEquals(
        "Spearman's ρ, NAS-RobBench-201, CIFAR-10, draws of 300 from 15,625 architectures",
        chart.getTitle());
    assertEquals(Set.of("Clean"), chart.getSeriesMap().keySet());
    assertEquals(-.2, chart.getStyler().getYAxisMin(), .002, "the interval fits");
  }

  private static Line line(String row, String metric, double paper, double low) {
    Spread spread = new Spread(1000, .5, .1, low, .9);
    return new Line(Dataset.CIFAR10, row, metric, 300, 15_625, paper, spread, .5, Double.NaN);
  }
}
