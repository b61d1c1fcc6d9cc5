package croze.study;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.image.Dataset;
import croze.search.Strategy;
import croze.study.experiment.AccuracyTerm;
import croze.study.experiment.CommonParts;
import croze.study.kind.search.SearchStatistic;
import croze.study.kind.selection.Top;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON schema (draft 7) of the files of {@code experiments/}, from the records that they are read
 * into: the same keys, the same required ones, the same words.
 */
final class ExperimentSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Texts whose form a pattern tells. */
  private static final Map<Class<?>, String> PATTERNS =
      Map.of(
          Top.class, "^(top|best-of-top|regret-of-top)[1-9][0-9]{0,3}$",
          SearchStatistic.class, "^(after[1-9][0-9]{0,5}|area|to-target|to-best)$",
          AccuracyTerm.class, "^\\S+$");

  private ExperimentSchema() {}

  /** The schema of a study: the kind decides which keys there are. */
  static String ofExperiments() {
    ObjectNode schema = head("Study of croze-bench");
    schema.put("type", "object");
    schema.putArray("required").add("kind");
    ArrayNode kinds = JSON.arrayNode();
    ArrayNode branches = JSON.arrayNode();
    ObjectNode definitions = JSON.objectNode();
    for (NamedType kind : Kinds.types()) {
      kinds.add(kind.getName());
      ObjectNode branch = branches.addObject();
      branch.putObject("if").putObject("properties").putObject("kind").put("const", kind.getName());
      branch.putObject("then").put("$ref", "#/definitions/" + kind.getName());
      definitions.set(kind.getName(), object(MAPPER.constructType(kind.getType()), true));
    }
    schema.putObject("properties").set("kind", JSON.objectNode().set("enum", kinds));
    schema.set("allOf", branches);
    schema.set("definitions", definitions);
    return schema.toPrettyString() + "\n";
  }

  /** The schema of {@code common.yaml}. */
  static String ofCommonParts() {
    ObjectNode schema = head("Common parts of the studies of croze-bench");
    schema.setAll(object(MAPPER.constructType(CommonParts.class), false));
    return schema.toPrettyString() + "\n";
  }

  private static ObjectNode head(String title) {
    return JSON.objectNode()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", title);
  }

  private static ObjectNode object(JavaType type, boolean kind) {
    ObjectNode object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = JSON.objectNode();
    if (kind) {
      required.add("kind");
      properties.putObject("kind").put("description", "What a cell is.");
    }
    for (BeanPropertyDefinition property : description(type).findProperties()) {
      if (!property.couldDeserialize()) {
        continue;
      }
      ObjectNode value =
          value(
              property.getConstructorParameter() == null
                  ? property.getPrimaryType()
                  : property.getConstructorParameter().getType());
      Optional.ofNullable(property.getMetadata().getDescription())
          .ifPresent(text -> value.put("description", text));
      properties.set(property.getName(), value);
      if (property.isRequired()) {
        required.add(property.getName());
      }
    }
    object.set("required", required);
    object.set("properties", properties);
    return object;
  }

  private static BeanDescription description(JavaType type) {
    return MAPPER.getDeserializationConfig().introspect(type);
  }

  private static ObjectNode value(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isCollectionLikeType()) {
      ObjectNode array = JSON.objectNode().put("type", "array");
      array.set("items", value(type.getContentType()));
      return array;
    }
    if (type.isMapLikeType()) {
      ObjectNode map = JSON.objectNode().put("type", "object");
      if (type.getKeyType().hasRawClass(Dataset.class)) {
        map.set("propertyNames", words(Dataset.class));
      }
      map.set("additionalProperties", value(type.getContentType()));
      return map;
    }
    if (PATTERNS.containsKey(raw)) {
      return JSON.objectNode().put("type", "string").put("pattern", PATTERNS.get(raw));
    }
    if (raw.isEnum()) {
      return words(raw);
    }
    if (raw == String.class) {
      // YAML reads 8 and true as no texts, where the reader takes them for some.
      return JSON.objectNode()
          .set("type", JSON.arrayNode().add("string").add("number").add("boolean"));
    }
    if (raw == int.class || raw == Integer.class) {
      return JSON.objectNode().put("type", "integer");
    }
    if (raw == double.class || raw == Double.class) {
      return JSON.objectNode().put("type", "number");
    }
    return object(type, false);
  }

  private static ObjectNode words(Class<?> type) {
    ArrayNode words = JSON.arrayNode();
    ids(type).forEach(words::add);
    return JSON.objectNode().set("enum", words);
  }

  private static Stream<String> ids(Class<?> type) {
    if (type == Dataset.class) {
      return Arrays.stream(Dataset.values()).map(Dataset::id);
    }
    if (type == Strategy.class) {
      return Arrays.stream(Strategy.values()).map(Strategy::id);
    }
    JsonNode values = MAPPER.valueToTree(type.getEnumConstants());
    return List.of(MAPPER.convertValue(values, String[].class)).stream();
  }
}
