package croze.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium without a window, driven by the W3C WebDriver protocol that chromedriver speaks. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String server;
  private String session = "";

  private Browser(Process driver, int port) {
    this.driver = driver;
    this.server = "http://127.0.0.1:" + port;
  }

  /** Whether chromedriver is on the path. */
  static Optional<Path> driver() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromedriver"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder
   */
  static Browser open(Path driver, Path profile, int width, int height) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(driver.toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromedriver.txt").toFile())
            .start();
    Browser browser = new Browser(process, port);
    try {
      browser.begin(profile, width, height);
    } catch (Exception | AssertionError e) {
      browser.close();
      throw e;
    }
    return browser;
  }

  private void begin(Path profile, int width, int height) throws Exception {
    ObjectNode wanted = JSON.createObjectNode();
    ObjectNode match = wanted.putObject("capabilities").putObject("alwaysMatch");
    match.putObject("goog:loggingPrefs").put("browser", "ALL");
    ObjectNode options = match.putObject("goog:chromeOptions");
    ArrayNode arguments = options.putArray("args");
    List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile.resolve("profile"))
        .forEach(arguments::add);
    options
        .putObject("mobileEmulation")
        .putObject("deviceMetrics")
        .put("width", width)
        .put("height", height)
        .put("pixelRatio", 1);
    for (int attempt = 0; ; attempt++) {
      try {
        session = "/session/" + post("/session", wanted).get("sessionId").asText();
        return;
      } catch (IOException e) {
        if (attempt == 100 || !driver.isAlive()) {
          throw e;
        }
        Thread.sleep(100); // The driver has not opened its port yet.
      }
    }
  }

  void visit(Path page) throws Exception {
    post(session + "/url", JSON.createObjectNode().put("url", page.toUri().toString()));
    for (int attempt = 0; attempt < 300; attempt++) {
      if (script("return document.documentElement.dataset.ready === 'true'").asBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the page is not ready: " + errors());
  }

  /** Runs JavaScript in the page. */
  JsonNode script(String text) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("script", text);
    body.putArray("args");
    return post(session + "/execute/sync", body);
  }

  /** The texts of all elements that a CSS selector matches. */
  List<String> texts(String selector) throws Exception {
    JsonNode texts =
        script(
            "return [...document.querySelectorAll(%s)].map(e => e.textContent)"
                .formatted(JSON.writeValueAsString(selector)));
    List<String> list = new ArrayList<>();
    texts.forEach(t -> list.add(t.asText()));
    return list;
  }

  /** Clicks an element as a reader would: it must be there, visible and uncovered. */
  void click(String selector) throws Exception {
    post(session + "/element/" + find(selector) + "/click", JSON.createObjectNode());
  }

  /** Types into an empty field, Enter at the end. */
  void enter(String selector, String text) throws Exception {
    String element = find(selector);
    post(session + "/element/" + element + "/clear", JSON.createObjectNode());
    post(
        session + "/element/" + element + "/value",
        JSON.createObjectNode().put("text", text + "\uE007"));
  }

  private String find(String selector) throws Exception {
    script(
        "document.documentElement.style.scrollBehavior = 'auto';"
            + "document.querySelector(%s).scrollIntoView({block: 'center'})"
                .formatted(JSON.writeValueAsString(selector)));
    return post(
            session + "/element",
            JSON.createObjectNode().put("using", "css selector").put("value", selector))
        .get(ELEMENT)
        .asText();
  }

  /** What the console has complained of, a refused connection or a breach of policy among it. */
  List<String> errors() throws Exception {
    List<String> errors = new ArrayList<>();
    post(session + "/se/log", JSON.createObjectNode().put("type", "browser"))
        .forEach(entry -> errors.add(entry.get("message").asText()));
    return errors;
  }

  private JsonNode post(String path, ObjectNode body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    JsonNode value = JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).get("value");
    if (value.has("error")) {
      throw new AssertionError(path + ": " + value.get("message").asText());
    }
    return value;
  }

  @Override
  public void close() throws Exception {
    if (!session.isEmpty()) {
      HttpRequest end =
          HttpRequest.newBuilder(URI.create(server + session)).timeout(PATIENCE).DELETE().build();
      http.send(end, BodyHandlers.discarding());
    }
    driver.destroy();
    driver.waitFor();
  }
}
