package croze.data;

import croze.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads files over HTTP into partial files, from where an interrupted download goes on.
 *
 * <p>It does not know what the bytes should be: the caller checks them. For one thread.
 */
final class Download implements AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * @param attempts how often a file is tried
   * @param stall how long the server may send nothing before an attempt is given up
   * @param pause before the second attempt; doubled for each further one
   */
  record Patience(int attempts, Duration stall, Duration pause) {
    static final Patience STANDARD =
        new Patience(4, Duration.ofSeconds(30), Duration.ofMillis(500));
  }

  private final Patience patience;
  private final HttpClient client;
  // A read that blocks can be left behind only if another thread does it.
  private final ExecutorService reader =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "download");
            thread.setDaemon(true);
            return thread;
          });

  Download(Patience patience) {
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(patience.stall)
            .build();
  }

  /**
   * Brings the file at {@code url} to {@code part}, which may hold its beginning already.
   *
   * @throws InvalidInputException if the server refuses for good (404 and its like)
   * @throws IOException if all attempts failed; what has arrived stays in {@code part}
   */
  void fetch(URI url, Path part, String name, Progress progress) throws IOException {
    Duration pause = patience.pause;
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(url, part, name, progress);
        return;
      } catch (IOException e) {
        if (attempt == patience.attempts) {
          throw new IOException(
              url + ": " + attempt + " attempts failed, the last because of: " + reason(e), e);
        }
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private void attempt(URI url, Path part, String name, Progress progress) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(patience.stall);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case OK -> write(response, body, part, 0, name, progress);
        case PARTIAL -> {
          if (!response
              .headers()
              .firstValue("Content-Range")
              .orElse("")
              .startsWith("bytes " + have + "-")) {
            Files.delete(part);
            throw new IOException("the server sent another range than bytes " + have + "-");
          }
          write(response, body, part, have, name, progress);
        }
        case RANGE_NOT_SATISFIABLE -> {
          boolean complete =
              response.headers().firstValue("Content-Range").orElse("").equals("bytes */" + have);
          if (!complete) {
            Files.deleteIfExists(part);
            throw new IOException("the server has fewer than the " + have + " bytes already here");
          }
        }
        default -> refuse(url, response.statusCode());
      }
    }
  }

  private static void refuse(URI url, int status) throws IOException {
    if (status >= 500 || status == TOO_MANY_REQUESTS) {
      throw new IOException("the server answered " + status);
    }
    throw new InvalidInputException(
        url
            + ": the server answered "
            + status
            + ", expected the file; get it from elsewhere and set "
            + DataFolder.MIRROR_VARIABLE);
  }

  private void write(
      HttpResponse<InputStream> response,
      InputStream body,
      Path part,
      long start,
      String name,
      Progress progress)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : start + length;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out =
        Files.newOutputStream(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            start == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
      long done = start;
      progress.update(name, done, total);
      for (int n = read(body, buffer); n >= 0; n = read(body, buffer)) {
        out.write(buffer, 0, n);
        done += n;
        progress.update(name, done, total);
      }
      if (total >= 0 && done != total) {
        throw new IOException("the connection ended after " + done + " of " + total + " bytes");
      }
    }
  }

  /** Reads some bytes, but waits no longer than the patience allows. */
  private int read(InputStream body, byte[] buffer) throws IOException {
    Future<Integer> read = reader.submit(() -> body.read(buffer));
    try {
      return read.get(patience.stall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      read.cancel(true);
      throw new IOException("the server sent nothing for " + patience.stall.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while downloading", e);
  }

  /** HttpClient's exceptions often have no message, only a class that tells. */
  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
