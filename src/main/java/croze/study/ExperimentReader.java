package croze.study;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import croze.InvalidInputException;
import croze.image.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads experiment files strictly: an unknown or repeated key is an error, not a silent default.
 */
public final class ExperimentReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .addModule(datasets())
          .build();

  private ExperimentReader() {}

  private static SimpleModule datasets() {
    return new SimpleModule()
        .addDeserializer(
            Dataset.class,
            new FromStringDeserializer<>(Dataset.class) {
              @Override
              protected Dataset _deserialize(String text, DeserializationContext context) {
                return Dataset.ofId(text);
              }
            })
        .addKeyDeserializer(
            Dataset.class,
            new KeyDeserializer() {
              @Override
              public Object deserializeKey(String text, DeserializationContext context) {
                return Dataset.ofId(text);
              }
            });
  }

  /**
   * @param folder folder of the experiment files
   * @param name name of the study
   * @throws InvalidInputException if there is no such file, or it is wrong: the message has the
   *     file, the line and the key
   */
  public static Experiment read(Path folder, String name) {
    Path file = folder.resolve(name + ".yaml");
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "no study '%s': %s is not there, expected one of %s"
              .formatted(name, file, String.join(", ", names(folder))));
    }
    try {
      Experiment experiment = YAML.readValue(file.toFile(), Experiment.class);
      ExperimentCheck.check(file, experiment);
      return experiment;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + message(e), e);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Names of the studies that have a file, in order. */
  private static java.util.List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.substring(0, f.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          "the folder of experiments %s cannot be read; run in the project's root"
              .formatted(folder.toAbsolutePath()),
          e);
    }
  }

  private static String message(JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    String key =
        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? ", key "
                + mapping.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "" + (r.getIndex() + 1) : r.getFieldName())
                    .collect(Collectors.joining("."))
            : "";
    return line + key + ": " + reason(e);
  }

  private static String reason(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException) {
        return cause.getMessage();
      }
    }
    if (e.getOriginalMessage().startsWith("Missing required creator property")) {
      return "the key is missing";
    }
    return e instanceof UnrecognizedPropertyException unknown
        ? "no such key, expected one of " + unknown.getKnownPropertyIds()
        : e.getOriginalMessage().lines().findFirst().orElse("");
  }
}
