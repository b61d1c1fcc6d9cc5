package croze.data.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.data.fetch.FaultyServer.Fault;
import croze.data.fetch.Fetch.Outcome;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FetchTest {
  private static final String NAME = "sub/a@b.bin";
  private static final int SIZE = 300_000;
  private static final Download.Patience HASTY =
      new Download.Patience(3, Duration.ofMillis(400), Duration.ofMillis(1));

  @TempDir Path root;
  private Path local;
  private Path mirror;
  private final byte[] content = new byte[SIZE];
  private Hosts hosts = new Hosts(Duration.ofMillis(400));
  private long lastDone;

  @BeforeEach
  void makeFolders() throws IOException {
    local = root.resolve("local");
    mirror = Files.createDirectory(root.resolve("mirror"));
    new Random(1).nextBytes(content);
  }

  private Path target() {
    return local.resolve(NAME);
  }

  private Path part() throws IOException {
    return target().resolveSibling(".a@b.bin." + digest().substring(7, 17) + ".part");
  }

  private String digest() throws IOException {
    Path file = Files.write(root.resolve("content"), content);
    return Digest.of(file, Algorithm.SHA256).toString();
  }

  private Outcome fetch(String source) throws IOException {
    String csv =
        "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n"
            + String.join(",", NAME, "" + SIZE, digest(), "", source, "", "", "");
    DataFolder folder =
        new DataFolder(local, Optional.of(mirror), Manifest.read(new StringReader(csv), "test"));
    try (Fetch fetch = new Fetch(folder, (name, done, total) -> lastDone = done, HASTY, hosts)) {
      return fetch.fetch(NAME);
    }
  }

  private void assertFetched() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target()));
    assertFalse(Files.exists(part()));
    assertEquals(SIZE, lastDone);
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), bytes);
  }

  @Test
  void aFileIsDownloadedOnce() throws IOException {
    try (FaultyServer server = new FaultyServer(content)) {
      assertEquals(Outcome.DOWNLOADED, fetch(server.url("/x/a%40b.bin")));
      assertFetched();
      assertEquals(Outcome.PRESENT, fetch(server.url("/x/a%40b.bin")));
      assertEquals(List.of("/x/a%40b.bin"), server.requests);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TRUNCATE", "STALL"})
  void aBrokenOffDownloadGoesOnWhereItStopped(Fault fault) throws IOException {
    try (FaultyServer server = new FaultyServer(content, fault)) {
      fetch(server.url("/f"));
      assertFetched();
      assertEquals(2, server.requests.size());
      String range = server.requests.get(1);
      assertTrue(range.matches("/f bytes=[1-9][0-9]*-"), range);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENCE", "BROKEN"})
  void aServerThatRecoversIsAskedAgain(Fault fault) throws IOException {
    try (FaultyServer server = new FaultyServer(content, Fault.BROKEN, fault)) {
      fetch(server.url("/f"));
      assertFetched();
      assertEquals(3, server.requests.size());
    }
  }

  @Test
  void aServerThatNeverAnsweredIsAskedOnceInAll() throws IOException {
    try (FaultyServer server = new FaultyServer(content, Fault.SILENCE)) {
      for (int i = 0; i < 2; i++) {
        String message = refusal(server.url("/f"));
        assertTrue(message.contains("cannot be reached: the server sent nothing"), message);
      }
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void silentServersTogetherCostLessThanTwiceTheFirst() throws IOException {
    List<FaultyServer> servers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      servers.add(new FaultyServer(content, Fault.SILENCE));
    }
    long start = System.nanoTime();
    refusal(servers.stream().map(s -> s.url("/f")).collect(Collectors.joining(" ")));
    assertTrue(System.nanoTime() - start < 1_600_000_000L);
    for (FaultyServer server : servers) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENCE", "NOT_FOUND", "WRONG_BYTES", "ENDLESS"})
  void theNextSourceIsTriedAndTheLastIsFoundByContent(Fault fault) throws IOException {
    try (FaultyServer first = new FaultyServer(content, fault);
        FaultyServer second = new FaultyServer(content)) {
      fetch(first.url("/f") + " " + second.url("/content/sha256:{sha256}/raw/"));
      assertFetched();
      assertEquals(List.of("/content/" + digest() + "/raw/"), second.requests);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ENDLESS", "TOO_LONG"})
  void aBodyLongerThanTheManifestSaysIsCutOffAndDeleted(Fault fault) throws IOException {
    try (FaultyServer server = new FaultyServer(content, fault)) {
      String message = refusal(server.url("/f"));
      assertTrue(message.contains("more than the 300000 bytes"), message);
      assertFalse(Files.exists(part()));
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void offlineNoAddressIsTried() throws IOException {
    try (FaultyServer server = new FaultyServer(content)) {
      Internet.switchOff();
      String message = refusal(server.url("/f"));
      assertTrue(message.contains("CROZE_OFFLINE"), message);
      assertEquals(List.of(), server.requests);
    } finally {
      System.clearProperty("croze.offline");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNotTheHostsFault() throws IOException {
    Files.createDirectories(part());
    try (FaultyServer server = new FaultyServer(content)) {
      String message = refusal(server.url("/f"));
      assertTrue(message.contains("is no regular file; remove it"), message);
      Files.delete(part());
      fetch(server.url("/f"));
      assertFetched();
    }
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    leavePart(content);
    Path notes = Files.writeString(local.resolve(NAME + ".part"), "notes");
    Path bad = Files.writeString(local.resolve(NAME + ".bad"), "bad");
    Files.write(target(), new byte[SIZE]);
    try (FaultyServer server = new FaultyServer(content)) {
      fetch(server.url("/f"));
    }
    assertEquals("notes", Files.readString(notes));
    assertEquals("bad", Files.readString(bad));
    assertArrayEquals(new byte[SIZE], Files.readAllBytes(local.resolve(NAME + ".bad2")));
  }

  private String refusal(String source) {
    return assertThrows(Fetch.Unavailable.class, () -> fetch(source)).getMessage();
  }

  @Test
  void attemptsAreLimitedAndWhatArrivedIsKeptForTheNextRun() throws IOException {
    try (FaultyServer server = new FaultyServer(content, Fault.STALL, Fault.STALL, Fault.STALL)) {
      String message = refusal(server.url("/f"));
      assertTrue(message.contains("3 attempts failed"), message);
      assertTrue(message.contains("nothing for 400 ms"), message);
      assertFalse(Files.exists(target()));
      assertTrue(Files.size(part()) >= SIZE / 2);
      hosts = new Hosts(Duration.ofMillis(400));
      fetch(server.url("/f"));
      assertFetched();
    }
  }

  @Test
  void aFileThatIsNotThereIsNotAskedForAgain() throws IOException {
    try (FaultyServer server = new FaultyServer(content, Fault.NOT_FOUND)) {
      String message =
          assertThrows(Fetch.Unavailable.class, () -> fetch(server.url("/f"))).getMessage();
      assertTrue(message.contains(": the server answered 404, expected the file"), message);
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void wrongBytesAreDeletedAndNamedWithBothHashes() throws IOException {
    try (FaultyServer server = new FaultyServer(content, Fault.WRONG_BYTES)) {
      String message =
          assertThrows(Fetch.Unavailable.class, () -> fetch(server.url("/f"))).getMessage();
      Path zeros = Files.write(root.resolve("zeros"), new byte[SIZE]);
      assertTrue(message.contains(digest()), message);
      assertTrue(message.contains(Digest.of(zeros, Algorithm.SHA256).toString()), message);
      assertFalse(Files.exists(target()));
      assertFalse(Files.exists(part()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NO_RANGES", "OTHER_RANGE", "NONE"},
      mode = Mode.INCLUDE)
  void aBeginningFromAnEarlierRunIsUsed(Fault fault) throws IOException {
    leavePart(Arrays.copyOf(content, 1000));
    try (FaultyServer server = new FaultyServer(content, fault)) {
      fetch(server.url("/f"));
      assertFetched();
      assertEquals("/f bytes=1000-", server.requests.get(0));
      assertEquals(fault == Fault.OTHER_RANGE ? 2 : 1, server.requests.size());
    }
  }

  @Test
  void aBeginningOfAnotherFileIsThrownAway() throws IOException {
    leavePart(new byte[1000]);
    try (FaultyServer server = new FaultyServer(content)) {
      fetch(server.url("/f"));
      assertFetched();
      assertEquals(List.of("/f bytes=1000-", "/f"), server.requests);
    }
  }

  @Test
  void aPartThatIsCompleteOrTooLongIsSettled() throws IOException {
    try (FaultyServer server = new FaultyServer(content)) {
      leavePart(content);
      lastDone = SIZE;
      fetch(server.url("/f"));
      assertFetched();
      Files.delete(target());
      leavePart(new byte[SIZE + 1]);
      fetch(server.url("/f"));
      assertFetched();
    }
  }

  @Test
  void aWrongLocalFileIsSetAsideAndReplaced() throws IOException {
    Files.createDirectories(target().getParent());
    Files.write(target(), new byte[SIZE]);
    try (FaultyServer server = new FaultyServer(content)) {
      assertEquals(Outcome.DOWNLOADED, fetch(server.url("/f")));
      assertFetched();
      assertArrayEquals(new byte[SIZE], Files.readAllBytes(local.resolve(NAME + ".bad")));
    }
  }

  @Test
  void theMirrorComesBeforeTheSource() throws IOException {
    Files.createDirectories(mirror.resolve(NAME).getParent());
    Files.write(mirror.resolve(NAME), content);
    assertEquals(Outcome.COPIED, fetch("https://no.such.host/f"));
    assertArrayEquals(content, Files.readAllBytes(target()));
  }

  @Test
  void aFileWithoutAddressSaysWhy() {
    String message =
        assertThrows(Fetch.Unavailable.class, () -> fetch("mirror only: made by hand"))
            .getMessage();
    assertEquals(NAME + " cannot be fetched: mirror only: made by hand", message);
  }
}
