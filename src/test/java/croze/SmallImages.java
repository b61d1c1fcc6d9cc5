package croze;

import croze.data.DataFolder;
import croze.data.Manifest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** A CIFAR-100 of 64 random images, for tests that need files of images and not what they show. */
public final class SmallImages {
  public static final String FILE = "images/cifar100/train.bin";
  private static final int RECORDS = 64;
  private static final int BYTES = 2 + 3 * 32 * 32;

  private SmallImages() {}

  /** A data folder that has the images, and a manifest that knows nothing of them. */
  public static DataFolder cifar100(Path folder, long seed) throws IOException {
    byte[] records = new byte[RECORDS * BYTES];
    Random random = new Random(seed);
    random.nextBytes(records);
    for (int r = 0; r < RECORDS; r++) {
      records[r * BYTES] = 0;
      records[r * BYTES + 1] = (byte) random.nextInt(100);
    }
    Path file = folder.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.write(file, records);
    return none(folder);
  }

  /** A data folder without a file. */
  public static DataFolder none(Path folder) {
    String header = "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n";
    return new DataFolder(
        folder, Optional.empty(), Manifest.read(new StringReader(header), "no manifest"));
  }
}
