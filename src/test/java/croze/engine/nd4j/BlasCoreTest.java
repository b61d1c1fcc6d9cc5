package croze.engine.nd4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlasCoreTest {
  private static final String AVX2 = "processor\t: 0\nflags\t\t: fpu sse2 avx avx2 fma\n";
  private static final String AVX512 =
      "processor\t: 0\nflags\t\t: fpu sse2 avx2 avx512f avx512dq\n";

  @Test
  void theFlagsTellTheCore() {
    assertEquals(Optional.of("SkylakeX"), BlasCore.of(AVX512, Map.of()).wanted());
    assertEquals(Optional.of("Haswell"), BlasCore.of(AVX2, Map.of()).wanted());
    assertEquals(Optional.empty(), BlasCore.of("flags : fpu sse2\n", Map.of()).wanted());
    assertEquals(Optional.empty(), BlasCore.of("Features : asimd\n", Map.of()).wanted());
  }

  @Test
  void whatTheLauncherSetsIsFine() {
    Map<String, String> set = Map.of("OPENBLAS_CORETYPE", "SkylakeX", "OMP_NUM_THREADS", "1");
    assertEquals(List.of(), BlasCore.of(AVX512, set).warnings());
  }

  /** Tests and benchmarks run ND4J without the launcher. */
  @ParameterizedTest
  @ValueSource(strings = {"test", "bench"})
  @EnabledOnOs(OS.LINUX)
  void makeSetsItToo(String target) throws IOException {
    ProcessBuilder make = new ProcessBuilder("make", "-s", target, "MVN=env; :");
    make.environment()
        .keySet()
        .removeAll(List.of("OPENBLAS_CORETYPE", "OMP_NUM_THREADS", "MAKEFLAGS", "MAKELEVEL"));
    String output = new String(make.start().getInputStream().readAllBytes(), UTF_8);
    Map<String, String> environment =
        output
            .lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
    String cpuinfo = Files.readString(Path.of("/proc/cpuinfo"));
    assertEquals(List.of(), BlasCore.of(cpuinfo, environment).warnings());
  }

  @Test
  void whatIsNotSetIsNamedWithItsMend() {
    List<String> warnings = BlasCore.of(AVX512, Map.of("OPENBLAS_CORETYPE", "")).warnings();
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).contains("not set"), warnings.get(0));
    assertTrue(warnings.get(0).endsWith("OPENBLAS_CORETYPE=SkylakeX"), warnings.get(0));
    assertTrue(warnings.get(1).endsWith("OMP_NUM_THREADS=1"), warnings.get(1));
  }

  @ParameterizedTest
  @CsvSource({"Haswell,0", "skylakex,0", "Zen,0", "Prescott,1", "Nehalem,1"})
  void slowKernelsAreAMistakeOnAvx512(String coreType, int warnings) {
    Map<String, String> set = Map.of("OPENBLAS_CORETYPE", coreType, "OMP_NUM_THREADS", "1");
    assertEquals(warnings, BlasCore.of(AVX512, set).warnings().size());
  }

  @Test
  void avx512KernelsAreAMistakeWithoutAvx512() {
    Map<String, String> set = Map.of("OPENBLAS_CORETYPE", "SkylakeX", "OMP_NUM_THREADS", "1");
    assertTrue(BlasCore.of(AVX2, set).warnings().get(0).endsWith("OPENBLAS_CORETYPE=Haswell"));
  }
}
