package croze.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user can get wrong ends in one line on stderr and exit code 2. */
class BrokenInputIT {
  @TempDir static Path folder;
  private static CommandLoop commands;

  @BeforeAll
  static void writeBrokenFiles() throws IOException {
    Files.writeString(folder.resolve("archs.txt"), "# mine\n7\n|nor_conv_3x3~0|+|none~0|\n");
    Files.writeString(folder.resolve("empty.txt"), "\n");
    Files.writeString(folder.resolve("notes.log"), "this is no log\n");
    Files.writeString(folder.resolve("list.csv"), "7\n8\n");
    Files.writeString(folder.resolve("scores.csv"), "architecture,mine\n7,1\n8,2\n");
    Files.writeString(folder.resolve("tabs.yaml"), "epochs:\t3\n\tbatch: 2\n");
    Files.writeString(folder.resolve("bare.csv"), "index,architecture,params\n");
    Files.createDirectory(folder.resolve("folder.csv"));
    Path images = Files.createDirectories(folder.resolve("nasbench-data/images/cifar10"));
    Files.write(images.resolve("data_batch_1.bin"), new byte[3073 * 5]);
    Path other = Files.createDirectories(folder.resolve("nasbench-data/images/imagenet16-120"));
    Files.write(other.resolve("train_data_batch_1"), new byte[] {(byte) 0x80, 2, 'c'});
  }

  @BeforeAll
  static void open() throws IOException {
    commands = new CommandLoop(folder);
  }

  @AfterAll
  static void close() {
    commands.close();
  }

  /** The jar itself, which ends with that exit code. */
  @Test
  void theProcessEndsWithIt() {
    assertRefused(new BuiltJar(folder).run("score", "--arch=15625"), "index 15625");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "score --arch |nor_conv_3x3~1|+|none~0|none~1|+|none~0|none~1|none~2|; character 13",
        "score --arch |nor_conv_5x5~0|+|none~0|none~1|+|none~0|none~1|none~2|; one of the"
            + " operations",
        "score --arch |nor_conv_3x3~0|+|none~0|; character",
        "score --arch 15625; index 15625",
        "score --arch -1; architecture \"-1\": expected index such as",
        "score; Missing required option",
        "score --arch 7 --cells 0; from 1 to 40",
        "score --arch 7 --cells five; cells \"five\"",
        "score --arch 7 --init zeros; uniform or kaiming or xavier",
        "score --arch 7 --weights silver; keyed or golden",
        "score --arch 7 --seed 1.5; seed \"1.5\"",
        "score --arch 7 --batch first:0; batch 'first:0'",
        "score --arch 7 --batch per-arch:-8; batch 'per-arch:-8'",
        "score --arch 7 --precision half; float or double",
        "score --arch 7 --engine abacus; engine \"abacus\"",
        "score --arch 7 --dataset mnist; cifar10",
        "score --arch 7 --proxies croze,crozy; crozy",
        "score --arch 7 --sed 3; Unknown option",
        "scores --arch 7; scores",
        "score --arch 7 --proxies snip; data_batch_1.bin",
        "score --arch 7 --proxies snip --dataset cifar100; train.bin",
        "score --arch 7 --proxies snip --dataset imagenet16-120; train_data_batch_1",
        "sweep --archs 0; cannot draw 0",
        "sweep --archs 9-3; backwards",
        "sweep --archs nowhere.txt; nowhere.txt",
        "sweep --archs archs.txt; archs.txt, line 3",
        "sweep --archs empty.txt; no architectures",
        "sweep --workers 0; workers 0",
        "sweep --workers many; many",
        "sweep --archs 2 --proxies params --out notes.csv; notes.log, line 1",
        "sweep --archs list.csv --proxies params --out list.csv; list.csv is there already and is"
            + " not an export",
        "sweep --archs 2 --proxies params --out bare.csv; bare.csv has neither log nor manifest",
        "sweep --archs 2 --proxies params --out notes.log; ends in .csv or .csv.gz",
        "sweep --archs 2 --proxies params --out folder.csv; folder.csv is a folder",
        "sweep --archs 2 --proxies params --out /; / is a folder",
        "sweep --archs 2 --proxies params --out=; name of a file to write is empty",
        "sweep --archs 2 --proxies params --out results/scores/a.csv; is among the published"
            + " results",
        "sweep --archs 2 --proxies params --out list.csv/a.csv; is no folder",
        "audit --results list.csv; is no folder",
        "attack --network list.csv --images synthetic:7:4 --attack fgsm:eps=8/255; list.csv is not a checkpoint of croze train",
        "attack --network /dev/zero --images synthetic:7:4 --attack fgsm:eps=8/255; /dev/zero is not a checkpoint of croze train",
        "evaluate scores.csv --accuracies file:; expected file: and the name of a CSV file",
        "train --protocol tabs.yaml --archs 2; tabs.yaml, line 1: found character",
      })
  void oneLineAndExitCode2(String arguments, String expected) throws IOException {
    assertRefused(commands.run(arguments), expected);
  }

  private static void assertRefused(BuiltJar.Result result, String expected) {
    assertAll(
        () -> assertEquals(2, result.exitCode(), "exit code"),
        () -> assertEquals("", result.out(), "stdout"),
        () -> assertEquals(1, result.err().lines().count(), "lines on stderr"),
        () -> assertTrue(result.err().startsWith("croze: "), result.err()),
        () -> assertTrue(result.err().contains(expected), result.err()),
        () -> assertEquals("7\n8\n", Files.readString(folder.resolve("list.csv"))));
  }
}
