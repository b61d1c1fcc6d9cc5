package croze.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.engine.Objective;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.Operation;
import croze.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java that was started without the incubator module: the plain path, and the same result. */
class WithoutModuleTest {

  /** Run in a Java of its own. */
  public static void main(String[] arguments) {
    System.out.println(new CpuProvider().path());
    new CpuProvider().warnings().forEach(System.out::println);
    System.out.println(loss());
  }

  private static double loss() {
    Cell cell = new Cell(Collections.nCopies(6, Operation.NOR_CONV_3X3));
    Program program = cell.program(Form.WITH_BN, new Macro(1, 16, 10, 8));
    Batch batch = new Batch(Tensor.zeros(2, 3, 8, 8).map(x -> .5), new int[] {3, 4});
    try (CpuEngine engine = new CpuEngine(Precision.DOUBLE)) {
      return engine
          .run(
              program,
              Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0)),
              batch,
              Objective.CROSS_ENTROPY,
              PassRequest.of())
          .loss();
    }
  }

  @Test
  void runsThePlainPathAndSaysSo() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                WithoutModuleTest.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, java.waitFor(), lines.toString());
    assertEquals("plain loops (no module jdk.incubator.vector)", lines.get(0));
    assertTrue(lines.get(1).contains("--add-modules jdk.incubator.vector"), lines.get(1));
    assertEquals(loss(), Double.parseDouble(lines.get(2)), 1e-13);
  }
}
