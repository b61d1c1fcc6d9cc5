package croze.sweep.log;

import croze.InvalidInputException;
import croze.space.SearchSpace;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the whole lines of a log say. */
public final class LogContent {
  private static final int BUFFER = 1 << 16;

  /** Bytes; a line has one architecture, one input or one run. */
  public static final int LONGEST_LINE = 1 << 20;

  private final Path path;
  private final LogHeader expected;
  private final SearchSpace space;
  private final Scores scores;
  private final List<RunRecord> runs = new ArrayList<>();
  private final Map<String, String> inputs = new TreeMap<>();
  private final Map<Integer, Long> ofRuns = new HashMap<>();
  private long milliseconds;
  private long wholeBytes;
  private int damagedLine;
  private boolean isOfFewerColumns;

  private LogContent(Path path, TaskSetting setting) {
    this.path = path;
    this.expected = LogHeader.of(setting);
    this.space = setting.space();
    this.scores = new Scores(space);
  }

  /**
   * Reads a log up to its last whole line.
   *
   * @throws InvalidInputException if the file is no score log or one of another setting, or if a
   *     line before the last whole one is damaged
   */
  static LogContent read(Path path, InputStream in, TaskSetting setting) throws IOException {
    LogContent content = new LogContent(path, setting);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    long before = 0;
    int number = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int start = 0;
      for (int end = 0; end < n; end++) {
        if (buffer[end] == '\n') {
          number++;
          line.write(buffer, start, end - start);
          content.line(number, line.toString(StandardCharsets.UTF_8), before + end + 1);
          line.reset();
          start = end + 1;
        }
      }
      line.write(buffer, start, n - start);
      before += n;
      if (line.size() > LONGEST_LINE) {
        throw new InvalidInputException(
            "%s, line %d: more than %,d bytes are no line of a score log; move the file away or give another --out"
                .formatted(path, number + 1, LONGEST_LINE));
      }
    }
    if (number == 0) {
      content.requireTornHeader(line.toString(StandardCharsets.UTF_8));
    }
    return content;
  }

  private void line(int number, String line, long end) {
    Optional<String> checked = CheckedLine.read(line);
    if (number == 1) {
      header(checked);
    } else if (checked.isEmpty()) {
      damagedLine = damagedLine == 0 ? number : damagedLine;
      return;
    } else if (damagedLine > 0) {
      throw new InvalidInputException(
          "%s, line %d: its checksum does not hold, and whole lines follow: the file was changed; restore a copy, or move it away and run the same command, which takes what its export has and scores the rest"
              .formatted(path, damagedLine));
    } else {
      entry(number, checked.get());
    }
    wholeBytes = end;
  }

  /** Of the file, or of the runs that follow, which have more columns. */
  private void header(Optional<String> checked) {
    LogHeader found =
        checked
            .flatMap(LogHeader::read)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s, line 1: expected the header of a score log (%s...); move the file away or give another --out"
                            .formatted(path, LogHeader.TAG)));
    expected
        .difference(found)
        .ifPresent(
            difference -> {
              throw new InvalidInputException(
                  "%s is the log of another sweep (%s); give another --out, or move it away to start anew"
                      .formatted(path, difference));
            });
    isOfFewerColumns = expected.goesOnFrom(found);
  }

  private void entry(int number, String content) {
    try {
      if (content.startsWith(LogHeader.TAG)) {
        header(Optional.of(content));
      } else if (content.startsWith(RunRecord.TAG)) {
        add(RunRecord.read(content));
      } else if (content.startsWith(InputLine.TAG)) {
        add(InputLine.read(content));
      } else {
        add(ScoreLine.read(content, space));
      }
    } catch (InvalidInputException e) {
      throw new InvalidInputException("%s, line %d: %s".formatted(path, number, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s, line %d: expected a score, an input or a run, found \"%s\"; was it written by another version?"
              .formatted(path, number, content),
          e);
    }
  }

  /** A file without a whole line is ours only if it is the beginning of our header. */
  private void requireTornHeader(String text) {
    boolean torn =
        Stream.of(LogHeader.TAG, LogHeader.TAG_OF_VERSION_1)
            .anyMatch(tag -> (CheckedLine.write(expected.write(tag)) + "\n").startsWith(text));
    if (!torn && !isBlank(text)) {
      header(Optional.empty());
    }
  }

  /** A power loss may leave zeros in place of what was written last. */
  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> c == 0);
  }

  void add(ScoreLine line) {
    int before = scores.count();
    line.scores().forEach((proxy, score) -> scores.add(line.architecture(), proxy, score));
    if (scores.count() > before) {
      milliseconds += line.milliseconds();
      if (!runs.isEmpty()) {
        ofRuns.merge(runs.size() - 1, line.milliseconds(), Long::sum);
      }
    }
  }

  void add(RunRecord run) {
    runs.add(run);
  }

  void add(InputLine input) {
    inputs.put(input.name(), input.sha256());
  }

  /** SHA-256 of the input files by name. */
  public Map<String, String> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  public Scores scores() {
    return scores;
  }

  /**
   * What the runs that wrote it said of themselves, in order, each with the seconds of its scores.
   */
  public List<RunRecord> runs() {
    return IntStream.range(0, runs.size())
        .mapToObj(r -> runs.get(r).withSeconds(ofRuns.getOrDefault(r, 0L) / 1000.0))
        .toList();
  }

  /** Computing time of all scores, summed over threads. */
  public long milliseconds() {
    return milliseconds;
  }

  /** Whether its last header is another one, of a setting that this one goes on from. */
  boolean needsHeader() {
    return wholeBytes == 0 || isOfFewerColumns;
  }

  /** Bytes up to the end of the last whole line. */
  long wholeBytes() {
    return wholeBytes;
  }
}
