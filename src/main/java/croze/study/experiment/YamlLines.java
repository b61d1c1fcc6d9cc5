package croze.study.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The lines of a YAML file on which its keys stand. */
public final class YamlLines {
  /** By path, its parts joined by dots; an item of a list is called by its {@code name}. */
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlLines() {}

  public static YamlLines read(Path file) {
    YamlLines lines = new YamlLines();
    Map<String, String> named = new HashMap<>();
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        String path = path(parser.getParsingContext().pathAsPointer().toString());
        int line = parser.currentLocation().getLineNr();
        lines.lines.putIfAbsent(path, line);
        if (path.endsWith(".name") && parser.currentToken() == JsonToken.VALUE_STRING) {
          named.put(path.substring(0, path.length() - ".name".length()), parser.getText());
        }
      }
    } catch (IOException e) {
      return lines; // It has been read before; without lines the key alone is told.
    }
    Map<String, Integer> numbered = Map.copyOf(lines.lines);
    named.forEach(
        (item, name) ->
            numbered.forEach(
                (path, line) -> {
                  if (path.equals(item) || path.startsWith(item + ".")) {
                    String list = item.substring(0, item.lastIndexOf('.') + 1);
                    lines.lines.putIfAbsent(list + name + path.substring(item.length()), line);
                  }
                }));
    return lines;
  }

  private static String path(String pointer) {
    return pointer.isEmpty()
        ? ""
        : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
  }

  /** {@code , line 7}: where the key, or the nearest key that holds it, stands; else empty. */
  public String of(String key) {
    for (String path = key; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('.'))) {
      if (lines.containsKey(path)) {
        return ", line " + lines.get(path);
      } else if (path.indexOf('.') < 0) {
        return "";
      }
    }
    return "";
  }
}
