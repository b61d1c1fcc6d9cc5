package croze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What javac's -Werror would be: no warning, but that of the incubator module, which no option
 * turns off.
 */
class LintTest {
  private static final String INCUBATOR = "compiler.warn.incubating.modules";

  private static final List<String> OPTIONS =
      List.of(
          "--add-modules",
          "jdk.incubator.vector",
          "-proc:none",
          "-Xlint:all,-processing,-serial,-path,-cast,-try",
          "-Xdoclint:html,syntax,reference/protected",
          "-Xmaxwarns",
          "1000");

  @Test
  void theSourcesCompileWithoutAWarning() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("src/main/java", "target/generated-sources/float32")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      // All that warns; no class files.
      ((JavacTask)
              compiler.getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources)))
          .analyze();
    }
    assertEquals(
        List.of(),
        found.getDiagnostics().stream()
            .filter(d -> !INCUBATOR.equals(d.getCode()))
            .map(Object::toString)
            .toList());
  }
}
