package croze.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.RealTables;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.pickle.PickleTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  private static final String CIFAR10 = "images/cifar10/data_batch_1.bin";
  private static final String CIFAR100 = "images/cifar100/train.bin";
  private static final String IMAGENET = "images/imagenet16-120/train_data_batch_1";

  @TempDir Path root;

  /** A data folder without manifest: all files are unverified, so that broken ones get through. */
  private DataFolder folder() {
    String header = "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n";
    return new DataFolder(
        root, Optional.empty(), Manifest.read(new StringReader(header), "no manifest"));
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private String refusal(Dataset dataset) {
    String message =
        assertThrows(InvalidInputException.class, () -> ImageSet.load(folder(), dataset))
            .getMessage();
    assertTrue(message.startsWith(root.toString()), message);
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void ofCifar10TheFirst4000AreRead() throws IOException {
    byte[] records = new byte[4001 * 3073];
    records[3073] = 9;
    records[3073 + 1 + 1024] = (byte) 200;
    records[4000 * 3073] = 77;
    write(CIFAR10, records);
    ImageSet images = ImageSet.load(folder(), Dataset.CIFAR10);
    assertEquals(4000, images.count());
    assertEquals(9, images.labels()[1]);
    assertEquals(200, images.pixel(1, 1, 0, 0));
    assertEquals(0, images.pixel(1, 0, 0, 0));
  }

  @Test
  void ofCifar100TheFineLabelCounts() throws IOException {
    byte[] records = new byte[2 * 3074];
    records[3074] = 19;
    records[3075] = 99;
    records[2 * 3074 - 1] = 5;
    write(CIFAR100, records);
    ImageSet images = ImageSet.load(folder(), Dataset.CIFAR100);
    assertArrayEquals(new int[] {0, 99}, images.labels());
    assertEquals(5, images.pixel(1, 2, 31, 31));
  }

  @Test
  void aCutOffOrShortFileIsRefused() throws IOException {
    write(CIFAR10, new byte[4001 * 3073 - 1]);
    assertTrue(refusal(Dataset.CIFAR10).contains("record 4000: the file ends after 12295072"));
    write(CIFAR10, new byte[3999 * 3073]);
    assertTrue(refusal(Dataset.CIFAR10).contains("record 3999"));
    write(CIFAR100, new byte[0]);
    assertTrue(refusal(Dataset.CIFAR100).contains("record 0"));
  }

  @Test
  void aLabelThatIsNoneIsRefused() throws IOException {
    byte[] records = new byte[4000 * 3073];
    records[17 * 3073] = 10;
    write(CIFAR10, records);
    assertTrue(refusal(Dataset.CIFAR10).contains("record 17: label 10, expected 0 to 9"));
    byte[] coarse = new byte[2 * 3074];
    coarse[3074] = 20;
    write(CIFAR100, coarse);
    assertTrue(refusal(Dataset.CIFAR100).contains("record 1: label 20, expected 0 to 19"));
  }

  @Test
  void ofImageNet16TheClassesUpTo120AreTaken() throws IOException {
    byte[] pickle = Files.readAllBytes(PickleTest.fixture("imagenet16-numpy1-protocol2"));
    write(IMAGENET, pickle);
    ImageSet images = ImageSet.load(folder(), Dataset.IMAGENET16_120);
    assertArrayEquals(new int[] {0, 119}, images.labels());
    assertEquals((2 * 7 + (256 + 16 * 3 + 4) * 13) % 256, images.pixel(1, 1, 3, 4));
    write(IMAGENET.replace("_1", "_3"), pickle);
    assertEquals(4, ImageSet.load(folder(), Dataset.IMAGENET16_120).count());
  }

  @Test
  void aPickleOfSomethingElseIsRefused() throws IOException {
    write(IMAGENET, new byte[] {']', '.'});
    assertTrue(refusal(Dataset.IMAGENET16_120).contains("holds a list of 0, expected a dict"));
    write(IMAGENET, new byte[] {'}', '.'});
    assertTrue(refusal(Dataset.IMAGENET16_120).contains("'data' is missing"));
    byte[] pickle = Files.readAllBytes(PickleTest.fixture("imagenet16-numpy1-protocol2"));
    byte[] badLabel = replace(pickle, new byte[] {'K', 121, 'K', 120}, new byte[] {'K', 0, 'K', 1});
    write(IMAGENET, badLabel);
    assertTrue(refusal(Dataset.IMAGENET16_120).contains("record 1: label 0, expected 1 to 1000"));
  }

  private static byte[] replace(byte[] content, byte[] target, byte[] replacement) {
    for (int at = 0; at <= content.length - target.length; at++) {
      if (Arrays.equals(content, at, at + target.length, target, 0, target.length)) {
        byte[] copy = content.clone();
        System.arraycopy(replacement, 0, copy, at, replacement.length);
        return copy;
      }
    }
    throw new IllegalArgumentException("not found");
  }

  @Test
  void theRealFilesAreRead() {
    DataFolder real = RealTables.folder();
    assertEquals(4000, ImageSet.load(real, Dataset.CIFAR10).count());
    assertEquals(8000, ImageSet.load(real, Dataset.CIFAR100).count());
    ImageSet standIn = ImageSet.load(real, Dataset.IMAGENET16_120);
    assertEquals(5500, standIn.count());
    assertEquals(13, Arrays.stream(standIn.labels()).distinct().count());
    // The first image of CIFAR-10 is a frog.
    assertEquals(6, ImageSet.load(real, Dataset.CIFAR10).labels()[0]);
  }
}
