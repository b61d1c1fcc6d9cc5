package croze.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.report.ReportFolder;
import croze.report.SampleTable;
import croze.report.TableManifest;
import croze.report.html.ArchitectureColumns.Column;
import croze.report.html.HtmlReport.Head;
import croze.space.nb201.CellSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a reader meets it: clicked, sorted and searched in Chromium, at phone width. */
class ReportInBrowserTest {
  private static final int WIDTH = 390;
  private static final String HOSTILE = "</script><img src=x onerror=document.title='hit'>";

  /** The sample table's rows are of these proxies. */
  private static final String FACTS =
      """
      {"proxies": [
        {"name": "snip", "definition": "Σ", "labels": true, "data": true, "backward": true, "seconds": 0.043},
        {"name": "params", "definition": "Σ", "labels": false, "data": false, "backward": false, "seconds": 0.00001}],
       "rowScores": {"sample": {"SNIP": ["snip"], "#Params": ["params"], "CRoZe": ["unknown"]}}}
      """;

  @TempDir private static Path folder;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void makeReport() throws Exception {
    Optional<Path> driver = Browser.driver();
    assumeTrue(
        driver.isPresent(),
        "no chromedriver on the PATH: apt-get install chromium chromium-driver, or the like");
    Path results = folder.resolve("results");
    TableManifest manifest =
        new TableManifest(
            "sample", HOSTILE, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 1, "now");
    ReportFolder.write(results, SampleTable.table(), List.of(), manifest, Assertions::fail);
    Files.writeString(
        results.resolve("sample/further.csv"), "name,value\nb,2\n\"%s\",10\n".formatted(HOSTILE));
    Path mine = Files.createDirectories(results.resolve("local/evaluate/mine"));
    Files.writeString(
        mine.resolve("evaluation.json"),
        "{\"rows\":[{\"dataset\":\"cifar10\",\"proxy\":\"my <b>proxy</b>\","
            + "\"metric\":\"nas-robbench-201:clean\",\"view\":\"all\",\"own\":true,"
            + "\"rho\":0.91,\"low\":0.9,\"high\":0.92,\"n\":300}]}");
    Path docs = Files.createDirectory(folder.resolve("docs"));
    Files.writeString(
        docs.resolve("sample.md"),
        "# What it says\n\n| a |\n| - |\n| 1 |\n\n```\n"
            + "a long line of code ".repeat(20)
            + "\n```\n\n"
            + HOSTILE);
    int size = CellSpace.cells().size();
    double[] scores = IntStream.range(0, size).mapToDouble(i -> i).toArray();
    scores[7] = Double.NEGATIVE_INFINITY;
    scores[8] = Double.NaN;
    boolean[] computed = new boolean[size];
    IntStream.range(0, 1000).forEach(i -> computed[i] = true);
    page =
        HtmlReport.write(
            results,
            docs,
            List.of(
                new ArchitectureColumns(
                    "CIFAR-10",
                    "Scores",
                    "a sweep",
                    6,
                    List.of(new Column(HOSTILE, computed, scores))),
                new ArchitectureColumns(
                    "CIFAR-10",
                    "Accuracy (%)",
                    "a table",
                    4,
                    List.of(
                        Column.complete(
                            "Clean",
                            IntStream.range(0, size).mapToDouble(i -> i / 200.0).toArray())))),
            (ObjectNode) new ObjectMapper().readTree(FACTS),
            new Head("1.0", "2026-01-01T00:00:00Z", List.of(HOSTILE)));
    browser =
        Browser.open(driver.get(), Files.createDirectory(folder.resolve("browser")), WIDTH, 844);
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void visit() throws Exception {
    browser.visit(page);
  }

  @Test
  void theFirstScreenSaysWhoIsBestAndWhatReproduces() throws Exception {
    String answer = browser.texts("#findings .answer").get(0);
    assertTrue(answer.startsWith("my <b>proxy</b> is best with .910 (.900 to .920)."), answer);
    assertEquals(
        List.of("my <b>proxy</b> (n 300)", "CRoZe", "SNIP", "#Params"),
        browser.texts("#findings .dots .name"));
    assertTrue(
        browser.texts("#findings .reproduction td").get(0).contains("#Params 2/2, CRoZe 2/2"));
    assertTrue(browser.texts("#findings .partial li").get(0).contains("2,000 of 15,625"));
    browser.script(
        "const s = document.querySelectorAll('#findings select')[3]; s.value = 'Noise';"
            + "s.dispatchEvent(new Event('change'))");
    assertTrue(browser.texts("#findings .answer").get(0).startsWith("CRoZe is best with .190"));
  }

  @Test
  void rowsSayWhatTheirProxiesNeed() throws Exception {
    assertEquals(
        List.of(
            "needs labels of the images, images of the data set, a backward pass; .043 s an architecture"),
        List.of(attribute("#sample .study-table tbody tr:nth-child(2) .needs", "title")));
    assertEquals(List.of("LDB"), browser.texts("#sample .study-table .needs"));
    assertEquals(List.of("params", "snip"), sortedBySeconds());
  }

  private static List<String> sortedBySeconds() throws Exception {
    browser.click("#proxies thead th:nth-child(6) button");
    browser.click("#proxies thead th:nth-child(6) button");
    return browser.texts("#proxies tbody th");
  }

  /** An evaluation of the same accuracy, data set and cells is a row, and is in the picture. */
  @Test
  void yourOwnProxyIsARowOfEachTableThatHasItsAccuracy() throws Exception {
    assertEquals(List.of("my <b>proxy</b>yours"), browser.texts("#sample tr.own th"));
    assertTrue(
        browser.texts("#sample .own-picture .dots .name").contains("my <b>proxy</b> (n 300)"));
  }

  @Test
  void anAddressOpensAnArchitecture() throws Exception {
    browser.script("location.hash = 'arch=7'");
    assertEquals("Architecture 7", browser.texts(".architecture h3").get(0));
  }

  @Test
  void aPointOfTheScatterTellsItsCell() throws Exception {
    assertEquals(1, browser.script("return document.querySelectorAll('.uplot').length").asInt());
    String told =
        browser
            .script(
                "const over = document.querySelector('.u-over');"
                    + "const b = over.getBoundingClientRect();"
                    + "for (let x = 1; x < b.width; x += 3) { for (let y = 1; y < b.height; y += 9) {"
                    + "  over.dispatchEvent(new MouseEvent('mousemove', {clientX: b.left + x, clientY: b.top + y}));"
                    + "} } return document.querySelector('.told-point').textContent")
            .asText();
    assertTrue(told.matches("Architecture \\d+ \\|.*\\|: [\\d.]+ %"), told);
  }

  @Test
  void aHeadSortsDownUpAndBack() throws Exception {
    String head = "#sample .study-table thead th:nth-child(2)";
    assertEquals(List.of("#Paramsb", "SNIPa,c", "CRoZe", "Mined"), rows());
    browser.click(head + " button");
    assertEquals(List.of("Mined", "CRoZe", "SNIPa,c", "#Paramsb"), rows());
    assertEquals("descending", attribute(head, "aria-sort"));
    browser.click(head + " button");
    assertEquals(List.of("#Paramsb", "SNIPa,c", "CRoZe", "Mined"), rows());
    assertEquals("ascending", attribute(head, "aria-sort"));
    browser.click(head + " button");
    assertEquals("none", attribute(head, "aria-sort"));
    assertEquals(List.of("#Paramsb", "SNIPa,c", "CRoZe", "Mined"), rows());
  }

  @Test
  void aButtonShowsTheOtherDataSet() throws Exception {
    assertEquals("Clean", browser.texts("#sample .study-table thead th").get(1));
    browser.click("#sample .choice button:nth-child(2)");
    assertEquals("FGSM 4", browser.texts("#sample .study-table thead th").get(1));
    assertEquals(
        List.of("false", "true"),
        List.of(
            attribute("#sample .choice button:nth-child(1)", "aria-pressed"),
            attribute("#sample .choice button:nth-child(2)", "aria-pressed")));
  }

  @Test
  void aTapOnACellTellsItsInterval() throws Exception {
    browser.click("#sample .study-table tbody tr:nth-child(1) td:nth-child(2) .value");
    String told = browser.texts(".told").get(0);
    assertTrue(told.contains("95 % interval .737 to .759"), told);
    assertTrue(told.contains("-.080 against CRoZe, p (Holm) 0.0012"), told);
  }

  @Test
  void anArchitectureIsFoundByIndexAndByString() throws Exception {
    browser.enter("#architecture", "8");
    assertEquals(CellSpace.cell(8).toString(), browser.texts(".string").get(0));
    assertEquals(6, browser.texts(".architecture .edge").size());
    assertEquals(List.of("NaN", "–"), browser.texts(".values:nth-child(1) td.n"));
    browser.enter("#architecture", CellSpace.cell(7).toString());
    assertEquals("Architecture 7", browser.texts(".architecture h3").get(0));
    assertEquals(List.of("−∞", "999 of 999"), browser.texts(".values:nth-child(1) td.n"));
    assertEquals(List.of("0.04", "15,618 of 15,625"), browser.texts(".values:nth-child(2) td.n"));
    browser.enter("#architecture", "15624");
    assertEquals("not scored", browser.texts(".values:nth-child(1) td").get(0));
  }

  @Test
  void aSearchThatMeansNothingSaysSo() throws Exception {
    browser.enter("#architecture", "15625");
    assertTrue(browser.texts(".architecture .warning").get(0).contains("0 to 15,624"));
    browser.enter("#architecture", HOSTILE);
    assertTrue(browser.texts(".architecture .warning").get(0).startsWith("Neither an index"));
  }

  @Test
  void aPictureIsEnlarged() throws Exception {
    browser.click("#sample .picture");
    assertTrue(browser.script("return document.querySelector('dialog').open").asBoolean());
    assertTrue(
        browser
            .script(
                "const i = document.querySelector('dialog img');"
                    + "return i.decode().then(() => i.naturalWidth > 400)")
            .asBoolean());
  }

  @Test
  void textIsNeverMarkup() throws Exception {
    assertEquals("croze-bench: results", browser.script("return document.title").asText());
    assertEquals(0, browser.texts("img[src='x']").size());
    assertTrue(browser.texts("#readings .reading").get(0).contains("<img src=x"));
    assertTrue(browser.texts("#sample tbody").stream().anyMatch(t -> t.contains(HOSTILE)));
  }

  @Test
  void fitsAPhoneAndConnectsToNothing() throws Exception {
    assertEquals(WIDTH, browser.script("return document.documentElement.scrollWidth").asInt());
    assertEquals(List.of(), browser.errors());
    assertEquals(
        0,
        browser
            .script(
                "return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('blob:')).length")
            .asInt());
  }

  private static List<String> rows() throws Exception {
    return browser.texts("#sample .study-table tbody tr:not(.own) th").stream()
        .map(row -> row.replace("LDB", ""))
        .toList();
  }

  private static String attribute(String selector, String name) throws Exception {
    return browser
        .script(
            "return document.querySelector(\"%s\").getAttribute('%s')".formatted(selector, name))
        .asText();
  }
}
