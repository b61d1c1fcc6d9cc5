package croze.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.Golden;
import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.net.Form;
import croze.net.ParameterSpec;
import croze.net.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The programs that {@code bin/gpu-check} gives a worker without Java are those that the engine
 * would; {@code -Dcroze.docs.write=true} writes them.
 */
class WorkerProgramsTest {
  private static final Path FILE =
      Path.of("src", "test", "resources", "golden", "worker", "programs.json.gz");

  @Test
  void theFileHasThemAsTheEngineWritesThem() throws IOException {
    ArrayNode programs = Message.JSON.createArrayNode();
    for (int cells : List.of(1, 5)) {
      for (String name : List.of("rand05", "all_skip", "all_conv3x3")) {
        Golden.Architecture architecture = Golden.architecture(cells, name);
        programs.add(json(architecture, "official", Form.WITHOUT_BN));
        programs.add(json(architecture, "paper", Form.PAPER));
      }
    }
    String expected = Message.JSON.writeValueAsString(programs);
    if (Boolean.getBoolean("croze.docs.write")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(FILE))) {
        out.write(expected.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
      assertEquals(expected, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static ObjectNode json(Golden.Architecture architecture, String goldens, Form form) {
    Program program = architecture.program(form);
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS, Output.INPUT_GRADIENT);
    ObjectNode json = Message.JSON.createObjectNode();
    json.put("name", architecture.name()).put("cells", architecture.cells()).put("form", goldens);
    ArrayNode parameters = json.putArray("parameters");
    for (ParameterSpec spec : program.parameterSpecs()) {
      parameters.add(
          Message.JSON.valueToTree(
              new Object[] {spec.name(), spec.role(), spec.shape(), spec.fanIn()}));
    }
    json.set("request", RemotePass.header(program, Precision.DOUBLE, request));
    return json;
  }
}
