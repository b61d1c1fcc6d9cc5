package croze.sweep.log;

import croze.InvalidInputException;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The append-only log of a sweep: a header, then one checked line an architecture, one an input
 * file and one a run. A run that adds columns to an earlier setting writes its own header first.
 *
 * <p>A crash cannot hurt it: what follows the last whole line is dropped when the log is opened
 * again, and a score that is there twice counts once. While it is open the file is locked against
 * other processes. Belongs to one thread.
 */
public final class ScoreLog implements AutoCloseable {
  private static final long FORCE_EVERY_NANOS = 1_000_000_000L;

  private final Path path;
  private final FileChannel channel;
  private final LogContent content;
  private long lastForced = System.nanoTime();

  private ScoreLog(Path path, FileChannel channel, LogContent content) {
    this.path = path;
    this.channel = channel;
    this.content = content;
  }

  /**
   * Opens the log for appending, or starts it.
   *
   * @throws InvalidInputException if another process writes it, if it is of another setting, or if
   *     a line before the last whole one is damaged
   */
  public static ScoreLog open(Path path, TaskSetting setting) {
    FileChannel channel = null;
    try {
      if (path.toAbsolutePath().getParent() != null) {
        Files.createDirectories(path.toAbsolutePath().getParent());
      }
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(path, channel);
      LogContent content = LogContent.read(path, Channels.newInputStream(channel), setting);
      channel.truncate(content.wholeBytes());
      channel.position(content.wholeBytes());
      ScoreLog log = new ScoreLog(path, channel, content);
      if (content.needsHeader()) {
        log.line(LogHeader.of(setting).write());
      }
      return log;
    } catch (IOException e) {
      closeAfter(e, channel);
      throw new InvalidInputException(
          "cannot write the score log %s: %s".formatted(path, e.getMessage()), e);
    } catch (RuntimeException e) {
      closeAfter(e, channel);
      throw e;
    }
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new InvalidInputException(
          "%s is being written by another sweep; wait for it, or give this one another --out"
              .formatted(path));
    }
  }

  private static void closeAfter(Exception failure, FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * What a log says, unlocked.
   *
   * @throws InvalidInputException as {@link #open}
   */
  public static LogContent content(Path path, TaskSetting setting) {
    try (InputStream in = Files.newInputStream(path)) {
      return LogContent.read(path, in, setting);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the score log %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** All scores of the log, those appended since it was opened too. */
  public Scores scores() {
    return content.scores();
  }

  /** All that it says, what was appended since it was opened too. */
  public LogContent content() {
    return content;
  }

  public void append(ScoreLine line) {
    content.add(line);
    line(line.write());
  }

  /**
   * Notes the input files that the scores to come are made from.
   *
   * @param inputs SHA-256 by name; empty if no network is run, which goes with any
   * @throws InvalidInputException if earlier scores were made from other files, or from more or
   *     fewer: the images are drawn from all of them
   */
  public void requireInputs(Map<String, String> inputs) {
    Map<String, String> known = content.inputs();
    if (known.isEmpty()) {
      inputs.forEach(
          (name, sha256) -> {
            InputLine line = new InputLine(name, sha256);
            content.add(line);
            line(line.write());
          });
    } else if (!InputFiles.same(known, inputs)) {
      throw new InvalidInputException(
          "%s was made from other images: %s; give another --out, or move log and export away to start anew"
              .formatted(path, InputFiles.difference(known, inputs)));
    }
  }

  public void append(RunRecord run) {
    content.add(run);
    line(run.write());
  }

  private void line(String text) {
    try {
      write(channel, CheckedLine.write(text) + "\n");
      if (System.nanoTime() - lastForced > FORCE_EVERY_NANOS) {
        channel.force(false);
        lastForced = System.nanoTime();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to " + path + ": " + e.getMessage(), e);
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path + ": " + e.getMessage(), e);
    }
  }
}
