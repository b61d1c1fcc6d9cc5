package croze.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritePermissionTest {
  private static final WritePermission.Kind OURS =
      new WritePermission.Kind("a list of ours", head -> head.startsWith("ours,"));

  @TempDir Path folder;

  private static void assertRefused(String why, Path target) {
    for (boolean kind : new boolean[] {true, false}) {
      String message =
          assertThrows(
                  InvalidInputException.class,
                  () -> {
                    if (kind) {
                      WritePermission.of(target, OURS);
                    } else {
                      WholeFile.write(target, "x");
                    }
                  })
              .getMessage();
      assertTrue(message.contains(why), message);
    }
  }

  @Test
  void whatIsAbsentOrOursMayBeWritten() throws IOException {
    Path file = folder.resolve("a/b/list.csv");
    assertEquals(file, WritePermission.of(file, OURS));
    WholeFile.write(file, "ours,1\n");
    assertEquals(file, WritePermission.of(file, OURS));
    Path packed = folder.resolve("list.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("ours,2\n".getBytes());
    }
    assertEquals(packed, WritePermission.of(packed, OURS));
  }

  @Test
  void whatMustBeNewIsNotThereYet() throws IOException {
    Path file = folder.resolve("a/new.csv");
    assertEquals(file, WritePermission.ofNew(file));
    WholeFile.write(file, "ours,1\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    for (Path there : new Path[] {file, link}) {
      String message =
          assertThrows(InvalidInputException.class, () -> WritePermission.ofNew(there))
              .getMessage();
      assertTrue(message.startsWith(there + " exists; give a new file"), message);
    }
  }

  @Test
  void whatIsNotOursIsLeft() throws IOException {
    for (String content : new String[] {"notes", "", "ours;"}) {
      Path notes = Files.writeString(folder.resolve("notes.csv"), content);
      String message =
          assertThrows(InvalidInputException.class, () -> WritePermission.of(notes, OURS))
              .getMessage();
      assertTrue(
          message.startsWith(notes + " is there already and is not a list of ours"), message);
      assertEquals(content, Files.readString(notes));
    }
  }

  @Test
  void onlyRegularFilesAreWritten() throws Exception {
    assertRefused("is a folder", folder);
    assertRefused("is a folder", folder.getRoot());
    assertRefused("is empty", Path.of(""));
    Path file = Files.writeString(folder.resolve("file"), "ours,");
    assertRefused("is no folder", file.resolve("below.csv"));
    Path pipe = folder.resolve("pipe.csv");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    assertRefused("is no regular file", pipe);
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device));
    assertRefused("is no regular file", device);
  }

  @Test
  void symbolicLinksAreFollowed() throws IOException {
    Path target = folder.resolve("target.csv");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("target.csv"));
    WholeFile.write(link, "ours,1");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("ours,1", Files.readString(target));
    assertEquals(target, WritePermission.of(link, OURS));
    Files.writeString(target, "notes");
    assertThrows(InvalidInputException.class, () -> WritePermission.of(link, OURS));
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    assertRefused("symbolic link to itself", loop);
    assertRefused("loop is no folder", loop.resolve("sub/table.csv"));
  }

  /** A folder of results is known by one file; the pictures beside that have no head of ours. */
  @Test
  void aFolderIsOursByItsFileOrHasNoneOfTheOthers() throws IOException {
    Path results = folder.resolve("results");
    String pictures = "scaling[.](png|svg)";
    WritePermission.ofFolder(results, "list.csv", OURS, pictures);
    Files.createDirectory(results);
    Files.writeString(results.resolve("notes.md"), "notes");
    WritePermission.ofFolder(results, "list.csv", OURS, pictures);
    Path picture = Files.writeString(results.resolve("scaling.png"), "of a user");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> WritePermission.ofFolder(results, "list.csv", OURS, pictures))
            .getMessage();
    assertTrue(message.startsWith(picture + " is there and no list.csv of ours"), message);
    Files.writeString(results.resolve("list.csv"), "ours,1");
    WritePermission.ofFolder(results, "list.csv", OURS, pictures);
    Files.writeString(results.resolve("list.csv"), "yours");
    assertThrows(
        InvalidInputException.class,
        () -> WritePermission.ofFolder(results, "list.csv", OURS, pictures));
  }
}
