package croze.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.RealTables;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String HEADER =
      "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n";

  @Test
  void theBundledOneNamesEveryFileOfTheTables() {
    Manifest manifest = Manifest.bundled();
    List<ManifestEntry> clean = manifest.of("robust-nas-bench-201/cifar10/clean_accuracy.json");
    assertEquals(1, clean.size());
    assertEquals(OptionalLong.of(84498), clean.get(0).bytes());
    assertTrue(manifest.names().size() > 50);
  }

  @Test
  void addressesAreEncoded() {
    for (ManifestEntry entry : Manifest.bundled().entries()) {
      entry.urls().forEach(url -> assertEquals("https", url.getScheme(), entry.name()));
      assertTrue(entry.urls().isEmpty() || !entry.source().contains("@"), entry.source());
      assertEquals(entry.member().isPresent(), entry.sourceDigest().isPresent(), entry.name());
    }
  }

  @Test
  void theLastSourceIsFoundByContent() {
    for (ManifestEntry entry : Manifest.bundled().entries()) {
      if (entry.isDownloadable() && entry.digest().isPresent() && entry.digestBytes().isEmpty()) {
        String last = entry.urls().get(entry.urls().size() - 1).toString();
        assertTrue(last.contains("sha256:" + entry.digest().orElseThrow().hex()), last);
      }
    }
  }

  @Test
  void everyFileOfTheMirrorThatIsListedIsVerified() {
    DataFolder folder = RealTables.folder();
    for (String name : folder.manifest().names()) {
      if (folder.has(name)) {
        assertTrue(folder.locate(name).verified(), name);
      }
    }
    assertEquals(57, folder.located().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../up,1,,,,,,",
        "/etc/x,1,,,,,,",
        "f,x,,,,,,",
        "f,1,sha256:12,,,,,",
        "f,1,crc:12,,,,,",
        "f,1,,,https://h/{sha256},,,",
        "f,1"
      })
  void aBrokenRowIsNamed(String row) {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Manifest.read(new StringReader(HEADER + "ok,1,,,,,,\n" + row), "m.csv"))
            .getMessage();
    assertTrue(message.startsWith("m.csv"), message);
  }
}
