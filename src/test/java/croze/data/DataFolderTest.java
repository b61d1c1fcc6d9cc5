package croze.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final String HEADER =
      "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n";
  // printf abc | sha256sum; printf abc | md5sum
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String ABC_MD5 = "900150983cd24fb0d6963f7d28e17f72";

  @TempDir Path root;
  private Path local;
  private Path mirror;

  @BeforeEach
  void makeFolders() throws IOException {
    local = Files.createDirectory(root.resolve("local"));
    mirror = Files.createDirectory(root.resolve("mirror"));
  }

  private DataFolder folder(String... rows) {
    String csv = HEADER + String.join("\n", rows);
    return new DataFolder(local, Optional.of(mirror), Manifest.read(new StringReader(csv), "test"));
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String row(String name, String bytes, String digest, String digestBytes) {
    return String.join(",", name, bytes, digest, digestBytes, "https://host/" + name, "", "", "");
  }

  private static String abc() {
    return row("sub/abc.txt", "3", "sha256:" + ABC, "");
  }

  @Test
  void theLocalFolderComesBeforeTheMirror() throws IOException {
    DataFolder folder = folder(abc());
    write(mirror, "sub/abc.txt", "abc");
    assertEquals(mirror.resolve("sub/abc.txt"), folder.locate("sub/abc.txt").path());
    write(local, "sub/abc.txt", "abc");
    DataFile file = folder.locate("sub/abc.txt");
    assertEquals(new DataFile("sub/abc.txt", local.resolve("sub/abc.txt"), ABC, true), file);
  }

  @Test
  void aStandInIsToldFromTheFileItStandsInFor() throws IOException {
    String[] rows = {
      "sub/abc.txt,3,sha256:" + ABC + ",,mirror only,,,letters (stand-in)",
      "sub/abc.txt,3,,,mirror only,,,letters"
    };
    write(mirror, "sub/abc.txt", "xyz");
    DataFolder official = folder(rows);
    official.locate("sub/abc.txt");
    assertEquals(List.of(), official.standIns(hashes(official)));
    write(local, "sub/abc.txt", "abc");
    DataFolder reduced = folder(rows);
    List<String> remarks = reduced.standIns(hashes(reduced));
    assertEquals(1, remarks.size());
    assertTrue(remarks.get(0).startsWith("sub/abc.txt is a stand-in"), remarks.get(0));
  }

  @Test
  void aWrongLocalFileIsSetAsideAndNamedWithBothHashes() throws IOException {
    DataFolder folder = folder(abc());
    write(local, "sub/abc.txt", "abd");
    String message =
        assertThrows(InvalidInputException.class, () -> folder.locate("sub/abc.txt")).getMessage();
    Path bad = local.resolve("sub/abc.txt.bad");
    assertEquals("abd", Files.readString(bad));
    assertFalse(folder.has("sub/abc.txt"));
    assertTrue(message.contains(ABC), message);
    assertTrue(message.contains(Digest.of(bad, Algorithm.SHA256).hex()), message);
    assertTrue(message.contains("make data"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aWrongFileOfTheMirrorIsRefusedAndLeftAlone() throws IOException {
    DataFolder folder = folder(abc());
    write(mirror, "sub/abc.txt", "ab");
    String message =
        assertThrows(InvalidInputException.class, () -> folder.locate("sub/abc.txt")).getMessage();
    assertEquals("ab", Files.readString(mirror.resolve("sub/abc.txt")));
    assertTrue(message.contains("found 2 bytes"), message);
    assertTrue(message.contains("CROZE_MIRROR"), message);
  }

  @Test
  void anotherEntryOfTheSameNameIsAnotherGoodContent() throws IOException {
    DataFolder folder =
        folder(row("f", "9", "sha256:" + "0".repeat(64), ""), row("f", "", "md5:" + ABC_MD5, ""));
    write(local, "f", "abc");
    assertEquals(new DataFile("f", local.resolve("f"), ABC, true), folder.locate("f"));
  }

  @Test
  void aFileWithoutAKnownHashIsUnverified() throws IOException {
    DataFolder folder = folder(row("f", "9", "sha256:" + "0".repeat(64), ""), row("f", "", "", ""));
    write(local, "f", "abc");
    write(local, "unlisted", "abc");
    assertEquals(new DataFile("f", local.resolve("f"), ABC, false), folder.locate("f"));
    assertFalse(folder.locate("unlisted").verified());
  }

  @Test
  void aDigestMayCoverTheBeginningOnly() throws IOException {
    DataFolder folder = folder(row("f", "5", "sha256:" + ABC, "3"));
    write(local, "f", "abcde");
    assertEquals(new DataFile("f", local.resolve("f"), ABC, true), folder.locate("f"));
    write(local, "f", "abcdef");
    assertThrows(InvalidInputException.class, () -> folder.locate("f"));
  }

  @Test
  void aFileThatChangesIsCheckedAgain() throws IOException {
    DataFolder folder = folder(abc());
    write(local, "sub/abc.txt", "abc");
    folder.locate("sub/abc.txt");
    write(local, "sub/abc.txt", "xyz");
    Files.setLastModifiedTime(local.resolve("sub/abc.txt"), FileTime.fromMillis(1));
    assertThrows(InvalidInputException.class, () -> folder.locate("sub/abc.txt"));
  }

  @Test
  void aMissingFileSaysHowToGetIt() {
    DataFolder folder =
        folder(abc(), "derived,1,md5:" + ABC_MD5 + ",,mirror only: made by hand,,,");
    String message =
        assertThrows(InvalidInputException.class, () -> folder.locate("sub/abc.txt")).getMessage();
    assertTrue(message.contains("make data") && message.contains("CROZE_MIRROR"), message);
    String derived =
        assertThrows(InvalidInputException.class, () -> folder.locate("derived")).getMessage();
    assertFalse(derived.contains("make data"), derived);
    assertTrue(derived.contains("mirror only: made by hand"), derived);
  }

  @Test
  void theFilesThatWereUsedAreRemembered() throws IOException {
    DataFolder folder = folder(abc());
    write(mirror, "sub/abc.txt", "abc");
    assertTrue(folder.located().isEmpty());
    DataFile file = folder.locate("sub/abc.txt");
    assertEquals(java.util.List.of(file), java.util.List.copyOf(folder.located()));
  }

  @Test
  void aMirrorIsAFolderOrAFileUrl() {
    assertEquals(Optional.empty(), Mirror.parse(null));
    assertEquals(Optional.empty(), Mirror.parse(" "));
    assertEquals(Optional.of(mirror), Mirror.parse(mirror.toString()));
    assertEquals(Optional.of(mirror), Mirror.parse(mirror.toUri().toString()));
    for (String wrong : new String[] {"/no/such/folder", "https://host/data", "file://host/x"}) {
      String message =
          assertThrows(InvalidInputException.class, () -> Mirror.parse(wrong)).getMessage();
      assertTrue(message.contains(wrong) && message.contains("CROZE_MIRROR"), message);
    }
  }

  private static Map<String, String> hashes(DataFolder folder) {
    return Map.of("sub/abc.txt", folder.locate("sub/abc.txt").sha256());
  }
}
