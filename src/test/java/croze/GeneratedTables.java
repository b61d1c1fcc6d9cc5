package croze;

import croze.benchmark.PublishedLayout;
import croze.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A data folder of invented accuracies and images in the published layouts: for tests of code,
 * which so run where the published tables are not.
 */
public final class GeneratedTables {
  private static final int CELLS = 15_625;
  private static final int IMAGE_BYTES = 3 * 32 * 32;

  private GeneratedTables() {}

  /** CIFAR-10 and CIFAR-100: random images, and clean and FGSM accuracies that all differ. */
  public static DataFolder in(Path folder) throws IOException {
    images(folder.resolve("images/cifar10/data_batch_1.bin"), 4000, 10);
    images(folder.resolve("images/cifar100/train.bin"), 400, 20, 100);
    PublishedLayout layout = new PublishedLayout(folder).meta();
    for (String dataset : new String[] {"cifar10", "cifar100"}) {
      layout
          .accuracies(dataset, "clean", id -> Double.toString(accuracy(id, 7919)))
          .accuracies(dataset, "fgsm@Linf", id -> "[0.9, 0.5, " + accuracy(id, 104_729) + "]");
    }
    return layout.folder();
  }

  /** The prime shuffles the ids. */
  private static double accuracy(int id, long prime) {
    return .1 + .8 * (id * prime % CELLS) / CELLS;
  }

  private static void images(Path file, int records, int... labelClasses) throws IOException {
    int recordBytes = labelClasses.length + IMAGE_BYTES;
    byte[] content = new byte[records * recordBytes];
    Random random = new Random(1);
    random.nextBytes(content);
    for (int record = 0; record < records; record++) {
      for (int label = 0; label < labelClasses.length; label++) {
        content[record * recordBytes + label] = (byte) random.nextInt(labelClasses[label]);
      }
    }
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
