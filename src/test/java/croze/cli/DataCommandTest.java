package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
  // printf abc | sha256sum
  private static final String MANIFEST =
      """
      name,bytes,digest,digest_bytes,source,member,source_digest,purpose
      sub/abc,3,sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,,http://127.0.0.1:1/abc,,,letters
      sub/any,,,,mirror only: made by hand,,,anything
      none,4,,,mirror only: made by hand,,,nothing
      """;

  @TempDir Path root;
  private Path local;
  private Path mirror;
  private String out;
  private String err;
  private Exception thrown;

  @BeforeEach
  void makeFolders() throws IOException {
    local = root.resolve("local");
    mirror = Files.createDirectories(root.resolve("mirror/sub")).getParent();
    Files.writeString(mirror.resolve("sub/abc"), "abc");
  }

  private int run(String... arguments) {
    DataFolder folder =
        new DataFolder(
            local, Optional.of(mirror), Manifest.read(new StringReader(MANIFEST), "test"));
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    thrown = null;
    int code =
        new CommandLine(new DataCommand(() -> folder))
            .setOut(new PrintWriter(outText))
            .setErr(new PrintWriter(errText))
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  thrown = e;
                  return -1;
                })
            .execute(arguments);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  @Test
  void listSaysWhereEachFileIs() {
    assertEquals(0, run("list"));
    assertEquals(
        """
        mirror             3  sub/abc  (letters)
        missing            ?  sub/any  (anything; mirror only: made by hand)
        missing            4  none  (nothing; mirror only: made by hand)
        """,
        out.replace("\r\n", "\n"));
  }

  @Test
  void fetchBringsWhatItCanAndNamesTheRest() throws IOException {
    assertEquals(0, run("fetch"));
    assertEquals("copied sub/abc", out.strip());
    assertTrue(err.contains("left out sub/any: mirror only: made by hand"), err);
    assertEquals("abc", Files.readString(local.resolve("sub/abc")));
    assertEquals(0, run("fetch", "sub/abc"));
    assertEquals("present sub/abc", out.strip());
  }

  @Test
  void whatWasAskedForByNameMustBeHad() {
    assertEquals(2, run("fetch", "sub"));
    assertEquals("copied sub/abc", out.strip());
    assertEquals("sub/any is missing: mirror only: made by hand", err.strip());
    assertEquals(0, run("fetch", "--best-effort", "sub"));
    assertEquals(-1, run("fetch", "su"));
    assertInstanceOf(InvalidInputException.class, thrown);
  }

  @Test
  void withoutNetworkTheErrorSaysHowToGetTheFile() throws IOException {
    Files.delete(mirror.resolve("sub/abc"));
    assertEquals(2, run("fetch", "sub/abc"));
    assertTrue(err.contains("127.0.0.1:1 cannot be reached"), err);
    assertTrue(err.contains("CROZE_MIRROR"), err);
    assertEquals(1, err.lines().count());
    assertEquals(0, run("fetch", "--missing", "--best-effort", "sub/abc"));
    assertEquals(1, err.lines().count());
  }

  @Test
  void verifyFindsTheWrongOne() throws IOException {
    run("fetch");
    Files.writeString(local.resolve("sub/any"), "x");
    assertEquals(0, run("verify"));
    assertTrue(out.contains("verified   " + local.resolve("sub/abc")), out);
    assertTrue(out.contains("unverified " + local.resolve("sub/any")), out);
    assertTrue(out.contains("1 verified, 0 wrong, 1 missing"), out);
    Files.writeString(local.resolve("sub/abc"), "abd");
    assertEquals(2, run("verify", "sub"));
    assertTrue(err.contains("expected 3 bytes, sha256:ba7816bf"), err);
    assertFalse(Files.exists(local.resolve("sub/abc")));
    assertTrue(Files.exists(local.resolve("sub/abc.bad")));
  }
}
