package croze.yaml;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import croze.InvalidInputException;
import croze.data.file.LimitedInputStream;
import croze.image.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads YAML strictly: an unknown or repeated key is an error, not a silent default. */
public final class StrictYaml {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(datasets())
          .build();

  private static final long MOST_BYTES = 1L << 20;

  private StrictYaml() {}

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
   * @throws InvalidInputException if the file cannot be read or is wrong: the message has the file,
   *     the line and the key
   */
  public static <T> T read(Path file, Class<T> type) {
    return read(file, YAML.readerFor(type));
  }

  /**
   * Reads one of several types that a key of the file tells apart.
   *
   * @param subtypes by the name that the file has for them
   * @param shared a value that the types ask for beside what the file has
   * @throws InvalidInputException as {@link #read(Path, Class)}
   */
  public static <T> T read(Path file, Class<T> type, List<NamedType> subtypes, Object shared) {
    ObjectMapper mapper = YAML.copy();
    mapper.registerSubtypes(subtypes.toArray(NamedType[]::new));
    return read(
        file,
        mapper
            .readerFor(type)
            .with(new InjectableValues.Std().addValue(shared.getClass(), shared)));
  }

  private static <T> T read(Path file, ObjectReader reader) {
    try (InputStream in =
        new LimitedInputStream(Files.newInputStream(file), "the file", MOST_BYTES)) {
      byte[] text = in.readAllBytes();
      JsonNode tree = YAML.readTree(text);
      if (tree.isMissingNode() || tree.isNull()) {
        throw new InvalidInputException(file + " is empty, expected the keys of a YAML file");
      } else if (!tree.isObject()) {
        throw new InvalidInputException(
            "%s: found no keys but a %s, expected lines such as 'name: mine'"
                .formatted(file, tree.isArray() ? "list" : "single value"));
      }
      return reader.readValue(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + message(e), e);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String message(JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    String key =
        e instanceof InvalidTypeIdException kind
            ? ", key " + typeKey(kind)
            : e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? ", key "
                    + mapping.getPath().stream()
                        .map(
                            r ->
                                r.getFieldName() == null
                                    ? "" + (r.getIndex() + 1)
                                    : r.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    return line + key + ": " + reason(e);
  }

  /** The key that tells the types apart. */
  private static String typeKey(InvalidTypeIdException e) {
    return e.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class).property();
  }

  private static String reason(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException) {
        return cause.getMessage();
      }
    }
    if (e.getOriginalMessage().startsWith("Missing required creator property")
        || e instanceof InvalidTypeIdException kind && kind.getTypeId() == null) {
      return "the key is missing";
    }
    if (e instanceof InvalidTypeIdException kind) {
      String known = "known type ids = ";
      String message = kind.getOriginalMessage();
      return "found '%s', expected one of %s"
          .formatted(kind.getTypeId(), message.substring(message.indexOf(known) + known.length()));
    }
    if (e.getOriginalMessage().contains("Invalid UTF-8")) {
      return "not UTF-8; save it in UTF-8";
    }
    if (e.getOriginalMessage().startsWith("Trailing token")) {
      return "found a second document, expected one";
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return "found '%s', expected one of %s"
          .formatted(
              wrong.getValue(),
              Stream.of(wrong.getTargetType().getEnumConstants())
                  .map(c -> c.toString().toLowerCase(Locale.ROOT))
                  .toList());
    }
    return e instanceof UnrecognizedPropertyException unknown
        ? "no such key, expected one of " + unknown.getKnownPropertyIds()
        : e.getOriginalMessage()
            .lines()
            // SnakeYAML says first what it was doing, and where.
            .filter(line -> !line.startsWith("while ") && !line.startsWith(" "))
            .findFirst()
            .orElse("");
  }
}
