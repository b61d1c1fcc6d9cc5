package croze.engine.pytorch;

import com.fasterxml.jackson.databind.JsonNode;
import croze.data.file.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A Python process that answers messages, one at a time. It ends when it is closed, or with this
 * process. Used by one thread at a time.
 */
final class Worker implements AutoCloseable {
  private static final String SCRIPT = "croze_worker.py";

  /** Ends workers that take too long; their streams end with them. */
  private static final ScheduledExecutorService WATCH =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "pytorch-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final Python python;
  private final Process process;
  private final OutputStream out;
  private final InputStream in;
  private final Thread errors;
  private final Message hello;
  private volatile String lastError = "";
  private volatile boolean expired;
  private long weights;

  /**
   * Starts a worker.
   *
   * @throws IOException if there is no such Python, PyTorch or device
   */
  static Worker start(Python python) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("croze-worker")) {
      Path script = folder.path().resolve(SCRIPT);
      try (InputStream resource = Worker.class.getResourceAsStream(SCRIPT)) {
        Files.copy(resource, script);
      }
      return new Worker(python, script);
    }
  }

  private Worker(Python python, Path script) throws IOException {
    this.python = python;
    List<String> command = new ArrayList<>(python.command());
    command.addAll(List.of(script.toString(), python.device()));
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new IOException("cannot be started", e);
    }
    out = process.getOutputStream();
    in = process.getInputStream();
    errors = new Thread(this::readErrors, "pytorch-errors");
    errors.setDaemon(true);
    errors.start();
    try {
      hello = answer(() -> {});
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void readErrors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastError = line.isBlank() ? lastError : line.strip();
      }
    } catch (IOException e) {
      // it has ended
    }
  }

  /** What it runs on, in one line. */
  String description() {
    JsonNode h = hello.header();
    return "Python %s, PyTorch %s, %s (%s)"
        .formatted(
            h.path("python").asText(),
            h.path("torch").asText(),
            h.path("device").asText(),
            h.path("name").asText());
  }

  /**
   * The answer to a message.
   *
   * @throws IOException if the worker ended, took too long, failed or answered what is no message;
   *     it is of no use any more
   */
  Message exchange(Message request) throws IOException {
    return answer(() -> request.write(out));
  }

  /** The number of the weights that it keeps, those of the last pass; 0 before one. */
  long weights() {
    return weights;
  }

  /** Says that it keeps the weights of that number. */
  void keeps(long number) {
    weights = number;
  }

  private interface Request {
    void write() throws IOException;
  }

  private Message answer(Request request) throws IOException {
    ScheduledFuture<?> watch =
        WATCH.schedule(this::expire, python.patience().toMillis(), TimeUnit.MILLISECONDS);
    Message answer;
    try {
      request.write();
      answer = Message.read(in);
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    } finally {
      watch.cancel(false);
    }
    if (answer.header().has("error")) {
      throw new IOException("failed: " + answer.header().get("error").asText());
    }
    return answer;
  }

  private void expire() {
    expired = true;
    close();
  }

  private String reason(IOException e) {
    try {
      if (expired) {
        return "gave no answer within %d s".formatted(python.patience().toSeconds());
      } else if (process.waitFor(1, TimeUnit.SECONDS)) {
        errors.join(TimeUnit.SECONDS.toMillis(1));
        String last = lastError.isEmpty() ? "" : ": " + lastError;
        return "ended with exit code %d%s".formatted(process.exitValue(), last);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return "answered " + e.getMessage();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** With what it started: Python may stand behind a script. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
