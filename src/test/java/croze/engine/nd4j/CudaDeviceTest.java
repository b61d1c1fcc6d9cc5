package croze.engine.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaDeviceTest {
  @Test
  void readsWhatTheDriverLists() {
    assertEquals(
        List.of(
            new CudaDevice("NVIDIA GeForce RTX 3090", 8, 6),
            new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0)),
        CudaDevice.parse("NVIDIA GeForce RTX 3090, 8.6\nNVIDIA H100 80GB HBM3, 9.0\n"));
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
    CudaDevice device = new CudaDevice("a GPU", major, minor);
    assertEquals(supported, device.supported());
    assertEquals(supported, device.refusal().isEmpty());
  }

  @Test
  void theRefusalNamesGpuAndCapability() {
    Optional<String> refusal = new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0).refusal();
    assertTrue(
        refusal.orElseThrow().startsWith("NVIDIA H100 80GB HBM3 has compute capability 9.0"));
  }

  @Test
  void oneSupportedGpuIsEnough() {
    CudaDevice old = new CudaDevice("NVIDIA GeForce RTX 3090", 8, 6);
    CudaDevice recent = new CudaDevice("NVIDIA H100 80GB HBM3", 9, 0);
    assertEquals(Optional.empty(), Backend.refusal(List.of(recent, old)));
    assertEquals(recent.refusal(), Backend.refusal(List.of(recent)));
    assertEquals(Optional.empty(), Backend.refusal(List.of()));
  }
}
