package croze.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads files over HTTP into partial files, from where an interrupted download goes on.
 *
 * <p>It knows how long a file may be, not what its bytes should be: the caller checks them. A host
 * that never answered, or that failed all attempts, is not asked again. For one thread.
 */
final class Download implements AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * @param attempts how often a file is tried at a host that answers
   * @param stall how long such a host may send nothing before an attempt is given up
   * @param pause before the second attempt; doubled for each further one
   */
  record Patience(int attempts, Duration stall, Duration pause) {
    static final Patience STANDARD =
        new Patience(4, Duration.ofSeconds(15), Duration.ofMillis(500));
  }

  /** A failure that another attempt does not help. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private final Patience patience;
  private final Hosts hosts;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
  // A read or a look-up of a name that blocks can be left behind only if another thread does it.
  private final ExecutorService waiter =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "download");
            thread.setDaemon(true);
            return thread;
          });

  Download(Patience patience, Hosts hosts) {
    this.patience = patience;
    this.hosts = hosts;
  }

  /**
   * Brings the file at {@code url} to {@code part}, which may hold its beginning already.
   *
   * @param most how many bytes the file may have; a longer part is deleted
   * @throws IOException if the host does not answer, refuses, or failed all attempts; the message
   *     names it. What has arrived stays in {@code part}
   */
  void fetch(URI url, Path part, long most, String name, FetchProgress progress)
      throws IOException {
    if (hosts.givenUp(url).isPresent()) {
      throw new IOException(hosts.givenUp(url).get());
    }
    Duration pause = patience.pause;
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(url, part, most, name, progress);
        return;
      } catch (Refused e) {
        throw new IOException(url.getAuthority() + ": " + e.getMessage(), e);
      } catch (FileSystemException e) {
        // The disk, not the host: no other source would help.
        throw new IOException("cannot write " + part + " (" + cause(e) + ")", e);
      } catch (IOException e) {
        if (!hosts.hasAnswered(url)) {
          throw giveUp(url, " cannot be reached: ", e);
        }
        if (attempt == patience.attempts) {
          throw giveUp(url, ": " + attempt + " attempts failed, the last because ", e);
        }
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private IOException giveUp(URI url, String how, IOException e) {
    String reason = url.getAuthority() + how + reason(e);
    hosts.giveUp(url, reason);
    return new IOException(reason, e);
  }

  private void attempt(URI url, Path part, long most, String name, FetchProgress progress)
      throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    hosts.answers(url);
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case OK -> write(response, body, part, 0, most, name, progress);
        case PARTIAL -> {
          if (!contentRange(response).startsWith("bytes " + have + "-")) {
            Files.delete(part);
            throw new IOException("the server sent another range than bytes " + have + "-");
          }
          write(response, body, part, have, most, name, progress);
        }
        case RANGE_NOT_SATISFIABLE -> {
          if (!contentRange(response).equals("bytes */" + have)) {
            Files.deleteIfExists(part);
            throw new IOException("the server has fewer than the " + have + " bytes already here");
          }
        }
        default -> refuse(response.statusCode());
      }
    }
  }

  private static String contentRange(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Range").orElse("");
  }

  private static void refuse(int status) throws IOException {
    if (status >= 500 || status == TOO_MANY_REQUESTS) {
      throw new IOException("the server answered " + status);
    }
    throw new Refused("the server answered " + status + ", expected the file");
  }

  private void write(
      HttpResponse<InputStream> response,
      InputStream body,
      Path part,
      long start,
      long most,
      String name,
      FetchProgress progress)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : start + length;
    if (total > most) {
      throw tooLong(part, most);
    }
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
        if (done + n > most) {
          throw tooLong(part, most);
        }
        store(out, buffer, n, part);
        done += n;
        progress.update(name, done, total);
      }
      if (total >= 0 && done != total) {
        throw new IOException("the connection ended after " + done + " of " + total + " bytes");
      }
    }
  }

  private static void store(OutputStream out, byte[] buffer, int n, Path part)
      throws FileSystemException {
    try {
      out.write(buffer, 0, n);
    } catch (IOException e) {
      throw new FileSystemException(part.toString(), null, e.getMessage());
    }
  }

  /** The message of some exceptions of the file system is the name of the file and nothing else. */
  private static String cause(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static Refused tooLong(Path part, long most) throws IOException {
    Files.deleteIfExists(part);
    return new Refused("the server sends more than the " + most + " bytes that the file may have");
  }

  private int read(InputStream body, byte[] buffer) throws IOException {
    return await(() -> body.read(buffer), patience.stall);
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    Duration time = hosts.hasAnswered(request.uri()) ? patience.stall : hosts.patience();
    return await(() -> client.send(request, BodyHandlers.ofInputStream()), time);
  }

  private <T> T await(Callable<T> work, Duration time) throws IOException {
    Future<T> result = waiter.submit(work);
    try {
      return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      throw new IOException("the server sent nothing for " + time.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      result.cancel(true);
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

  /** HttpClient's exceptions often have no message, only a class or a cause that tells. */
  private static String reason(Throwable e) {
    Throwable told = e;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause();
    }
    String message =
        told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    return message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    waiter.shutdownNow();
  }
}
