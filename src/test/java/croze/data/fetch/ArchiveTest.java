package croze.data.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.data.fetch.Fetch.Outcome;
import croze.data.file.Archive;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final String MEMBER = "batches/data.bin";

  private static final String OTHER = "batches/other.bin";

  @TempDir Path root;

  /** An archive with hostile names around the one that is wanted. */
  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      add(tar, "../" + MEMBER, "above");
      add(tar, "/tmp/croze-absolute", "absolute");
      TarArchiveEntry link = new TarArchiveEntry(MEMBER, TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      add(tar, MEMBER, "wanted");
      add(tar, "batches/../../after", "after");
      add(tar, OTHER, "second");
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  private Outcome fetch(String url, String archiveDigest) throws IOException {
    return fetch(url, archiveDigest, "images/data.bin");
  }

  private Outcome fetch(String url, String archiveDigest, String... names) throws IOException {
    String csv =
        "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n"
            + String.join(",", "images/data.bin", "6", "", "", url, MEMBER, archiveDigest, "\n")
            + String.join(",", "images/other.bin", "6", "", "", url, OTHER, archiveDigest, "");
    DataFolder folder =
        new DataFolder(
            root.resolve("local"), Optional.empty(), Manifest.read(new StringReader(csv), "test"));
    try (Fetch fetch = new Fetch(folder, (name, done, total) -> {})) {
      Outcome outcome = null;
      for (String name : names) {
        outcome = fetch.fetch(name);
      }
      return outcome;
    }
  }

  private static String digest(byte[] content) throws IOException {
    Path file = Files.createTempFile("croze", ".tar.gz");
    try {
      return Digest.of(Files.write(file, content), Algorithm.SHA256).toString();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void ofAnArchiveTheOneMemberIsTakenAndNoOtherPathWritten() throws IOException {
    byte[] archive = archive();
    try (FaultyServer server = new FaultyServer(archive)) {
      assertEquals(Outcome.DOWNLOADED, fetch(server.url("/a.tar.gz"), digest(archive)));
    }
    assertEquals(List.of(Path.of("local/images/data.bin")), files());
    assertEquals("wanted", Files.readString(root.resolve("local/images/data.bin")));
  }

  @Test
  void anArchiveWithTwoOfTheFilesIsBroughtOnceAndNotKept() throws IOException {
    byte[] archive = archive();
    try (FaultyServer server = new FaultyServer(archive)) {
      fetch(server.url("/a.tar.gz"), digest(archive), "images/data.bin", "images/other.bin");
      assertEquals(1, server.requests.size());
    }
    assertEquals(
        List.of(Path.of("local/images/data.bin"), Path.of("local/images/other.bin")), files());
    assertEquals("second", Files.readString(root.resolve("local/images/other.bin")));
  }

  @Test
  void anArchiveOfAnotherHashIsNotOpened() throws IOException {
    String expected = "md5:" + "0".repeat(32);
    try (FaultyServer server = new FaultyServer(archive())) {
      String message =
          assertThrows(IOException.class, () -> fetch(server.url("/a.tar.gz"), expected))
              .getMessage();
      assertTrue(message.contains(expected), message);
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aBrokenArchiveOrAMissingMemberIsAnError() throws IOException {
    Path archive = Files.write(root.resolve("a.tar.gz"), archive());
    Path target = root.resolve("target");
    String missing =
        assertThrows(IOException.class, () -> Archive.extract(archive, "data.bin", 6, target))
            .getMessage();
    assertTrue(missing.contains("has no file data.bin"), missing);
    String longer =
        assertThrows(IOException.class, () -> Archive.extract(archive, MEMBER, 5, target))
            .getMessage();
    assertTrue(longer.contains(MEMBER + " is longer than 5 bytes"), longer);
    assertFalse(Files.exists(target));
    Files.write(archive, new byte[] {1, 2, 3});
    String broken =
        assertThrows(IOException.class, () -> Archive.extract(archive, MEMBER, 6, target))
            .getMessage();
    assertTrue(broken.contains("not a sound .tar.gz"), broken);
    assertFalse(Files.exists(target));
  }
}
