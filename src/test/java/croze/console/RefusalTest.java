package croze.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InsufficientHeapException;
import croze.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends a command, it ends in one line that says what to do, and an exit code. */
class RefusalTest {
  static Stream<Arguments> failures() {
    IOException denied = new AccessDeniedException("a/b.csv");
    return Stream.of(
        Arguments.of(new InvalidInputException("x, line 3: found\n y"), 2, "x, line 3: found y"),
        Arguments.of(
            new IllegalStateException(new ExecutionException(new InvalidInputException("deep"))),
            2,
            "deep"),
        Arguments.of(new OutOfMemoryError("Java heap space"), 1, "CROZE_JVM_FLAGS=-Xmx"),
        Arguments.of(
            new IllegalStateException(new OutOfMemoryError("Java heap space")),
            1,
            "MB of heap, too little for this; give it more"),
        Arguments.of(
            new IllegalStateException(
                new InsufficientHeapException(
                    9_876_543L << 20, new OutOfMemoryError("Java heap space"))),
            1,
            "MB of heap, a worker needs about 9,876,543 MB; give it more, such as CROZE_JVM_FLAGS=-Xmx9876543m"),
        Arguments.of(new StackOverflowError(), 1, "CROZE_JVM_FLAGS=-Xss8m"),
        Arguments.of(new NoClassDefFoundError("croze/Gone"), 1, "build it again with make build"),
        Arguments.of(new ExceptionInInitializerError("init"), 1, "build it again with make build"),
        Arguments.of(new InternalError("odd"), 1, "failed: java.lang.InternalError: odd"),
        Arguments.of(
            new UncheckedIOException("cannot write a/b.csv: a/b.csv", denied),
            1,
            "failed: cannot write a/b.csv: access is denied"),
        Arguments.of(new UncheckedIOException(denied), 1, "failed: a/b.csv: access is denied"),
        Arguments.of(
            new UncheckedIOException("cannot read a: b", new NoSuchFileException("b")),
            1,
            "failed: cannot read a: b: there is no such file or folder"),
        Arguments.of(new IllegalStateException("\u001b[2J"), 1, "?[2J"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void endsInOneLine(Throwable failure, int exitCode, String expected) {
    StringWriter err = new StringWriter();
    assertEquals(exitCode, Refusal.of(failure, new PrintWriter(err), false));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("croze: "), err.toString());
    assertTrue(err.toString().contains(expected), err.toString());
    assertFalse(err.toString().contains("\u001b"));
  }

  @Test
  void debugShowsTheStackTrace() {
    StringWriter err = new StringWriter();
    Refusal.of(new OutOfMemoryError("Java heap space"), new PrintWriter(err), true);
    assertTrue(err.toString().contains("at croze.console.RefusalTest"), err.toString());
  }

  @Test
  void barsAreForTerminalsOnly(@TempDir Path folder) throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("file"), folder.resolve("err.txt"));
    Path pipe = Files.createSymbolicLink(folder.resolve("pipe"), Path.of("pipe:[123]"));
    Path screen = Files.createSymbolicLink(folder.resolve("screen"), Path.of("/dev/pts/3"));
    assertFalse(Terminal.isTerminal(file));
    assertFalse(Terminal.isTerminal(pipe));
    assertTrue(Terminal.isTerminal(screen));
  }
}
