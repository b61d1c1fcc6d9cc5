package croze.engine.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaDeviceTest {
  @Test
  void readsWhatTheDriverLists() {
    assertEquals(
        List.of(
            new CudaDevice("NVIDIA GeForce RTX 3090", 8, 6, 24576),
            new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0, 81559)),
        CudaDevice.parse(
            "NVIDIA GeForce RTX 3090, 8.6, 24576 MiB\nNVIDIA H100 80GB HBM3, 9.0, 81559 MiB\n"));
    assertEquals(List.of(), CudaDevice.parse("No devices were found\n"));
    assertEquals(List.of(), CudaDevice.parse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "3,5,false",
    "3,7,true",
    "7,5,true",
    "8,0,true",
    "8,6,true",
    "8,9,true",
    "9,0,false",
    "12,0,false"
  })
  void codeRunsOnLaterGpusOfItsGenerationOnly(int major, int minor, boolean supported) {
    CudaDevice device = new CudaDevice("a GPU", major, minor, 1);
    assertEquals(supported, device.supported());
    assertEquals(supported, device.refusal().isEmpty());
  }

  /** A program that lists a card whose capability is not one of this machine. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'NVIDIA GeForce RTX 3090, 8.6, 24576 MiB' | '' | NVIDIA GeForce RTX 3090, compute capability 8.6, 24.0 GiB",
        "'NVIDIA H100 80GB HBM3, 9.0, 81559 MiB' | --engine pytorch runs on it | ''"
      })
  void theStartUpLineNamesTheCardAndTheRefusalTheWayOut(
      String card, String refusal, String line, @TempDir Path folder) throws IOException {
    Path smi = folder.resolve("smi");
    Files.writeString(smi, "#!/bin/sh\necho '" + card + "'\n");
    assertTrue(smi.toFile().setExecutable(true));
    List<CudaDevice> devices = CudaDevice.present(smi.toString());
    assertEquals(line, Backend.devices(devices));
    assertTrue(Backend.refusal(devices).orElse("").contains(refusal));
    assertEquals(refusal.isEmpty(), Backend.refusal(devices).isEmpty());
    assertEquals(List.of(), CudaDevice.present(folder.resolve("none").toString()));
  }

  @Test
  void theRefusalNamesGpuAndCapability() {
    Optional<String> refusal = new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0, 81559).refusal();
    assertTrue(
        refusal.orElseThrow().startsWith("NVIDIA H100 80GB HBM3 has compute capability 9.0"));
  }

  @Test
  void oneSupportedGpuIsEnough() {
    CudaDevice old = new CudaDevice("NVIDIA GeForce RTX 3090", 8, 6, 24576);
    CudaDevice recent = new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0, 81559);
    assertEquals(Optional.empty(), Backend.refusal(List.of(recent, old)));
    assertEquals(recent.refusal(), Backend.refusal(List.of(recent)));
    assertEquals(Optional.empty(), Backend.refusal(List.of()));
  }
}
