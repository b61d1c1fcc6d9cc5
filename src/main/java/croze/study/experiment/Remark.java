package croze.study.experiment;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.InvalidInputException;
import java.util.List;
import java.util.Objects;

/**
 * Remark of a study.
 *
 * @param rows names of the rows; all if empty
 * @param columns {@code dataset/metric} of the columns; empty for a remark on whole rows, or with
 *     no rows on the whole table
 */
public record Remark(List<String> rows, List<String> columns, String text) {

  /**
   * @param shared name of a remark that several studies have
   * @throws InvalidInputException if there is no such remark, or not exactly one of text and name
   */
  @JsonCreator
  static Remark of(
      @JsonPropertyDescription("Names of the rows; all if left out.") @JsonProperty("rows")
          List<String> rows,
      @JsonPropertyDescription(
              "The columns, as dataset/metric; left out for a remark on whole rows, or without rows on the table.")
          @JsonProperty("columns")
          List<String> columns,
      @JsonPropertyDescription("The remark.") @JsonProperty("text") String text,
      @JsonPropertyDescription("In place of the text: the name of a note of common.yaml.")
          @JsonProperty("shared")
          String shared,
      @JacksonInject(useInput = com.fasterxml.jackson.annotation.OptBoolean.FALSE)
          CommonParts common) {
    if ((text == null) == (shared == null)) {
      throw new InvalidInputException("expected either text or shared, the name of a common note");
    }
    return new Remark(
        Objects.requireNonNullElse(rows, List.of()),
        Objects.requireNonNullElse(columns, List.of()),
        text == null ? common.note(shared) : text);
  }
}
