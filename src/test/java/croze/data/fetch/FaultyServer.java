package croze.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local web server that misbehaves as told, one fault a request, then serves well. */
final class FaultyServer implements AutoCloseable {
  enum Fault {
    NONE,
    /** Sends half of what it announced, then closes the connection. */
    TRUNCATE,
    /** Sends half, then nothing more. */
    STALL,
    /** Does not answer at all. */
    SILENCE,
    NOT_FOUND,
    BROKEN,
    /** Serves other bytes of the same number. */
    WRONG_BYTES,
    /** Answers a range request with the whole file. */
    NO_RANGES,
    /** Answers a range request with another range. */
    OTHER_RANGE,
    /** Sends the content again and again, without a length. */
    ENDLESS,
    /** Announces and sends one byte more. */
    TOO_LONG
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final byte[] content;
  private final List<Fault> faults;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Path and range header of each request so far. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  FaultyServer(byte[] content, Fault... faults) throws IOException {
    this.content = content;
    this.faults = List.of(faults);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private synchronized Fault record(String request) {
    requests.add(request);
    return requests.size() <= faults.size() ? faults.get(requests.size() - 1) : Fault.NONE;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    Fault fault =
        record(exchange.getRequestURI().getRawPath() + (range == null ? "" : " " + range));
    try (exchange) {
      switch (fault) {
        case SILENCE -> hang();
        case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
        case ENDLESS -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(content);
          }
        }
        case TOO_LONG -> {
          exchange.sendResponseHeaders(200, content.length + 1);
          exchange.getResponseBody().write(content);
          exchange.getResponseBody().write(0);
        }
        case BROKEN -> exchange.sendResponseHeaders(503, -1);
        default -> send(exchange, fault, range);
      }
    }
  }

  private void send(HttpExchange exchange, Fault fault, String range) throws IOException {
    int start =
        range == null || fault == Fault.NO_RANGES
            ? 0
            : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    if (start >= content.length) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    int length = content.length - start;
    if (start > 0) {
      int told = fault == Fault.OTHER_RANGE ? start - 1 : start;
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + told + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, length);
    OutputStream out = exchange.getResponseBody();
    switch (fault) {
      case TRUNCATE, STALL -> {
        out.write(content, start, length / 2);
        out.flush();
        if (fault == Fault.STALL) {
          hang();
        }
      }
      case WRONG_BYTES -> out.write(new byte[length]);
      default -> out.write(content, start, length);
    }
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
