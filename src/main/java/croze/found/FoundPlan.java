package croze.found;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.space.darts.NamedGenotypes;
import croze.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of {@code experiments/networks}: a table of the paper about networks found in the DARTS
 * space. Immutable.
 *
 * @param name of the table and of its folder of results
 * @param title first line
 * @param paper what the paper prints
 * @param datasets data sets, top to bottom
 * @param protocol how networks are trained here; null if they cannot be, see the notes
 * @param scores proxies that score the networks of the table
 * @param accuracies columns by name
 * @param rows methods, top to bottom
 * @param notes remarks on the table
 */
public record FoundPlan(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) Paper paper,
    @JsonProperty(required = true) List<Dataset> datasets,
    String protocol,
    List<String> scores,
    @JsonProperty(required = true) LinkedHashMap<String, Accuracy> accuracies,
    @JsonProperty(required = true) List<Method> rows,
    List<String> notes) {
  /** Where the files are, in the folder of experiments. */
  public static final String FOLDER = "networks";

  /**
   * What the paper prints.
   *
   * @param file CSV file, relative to {@code experiments}
   * @param key its columns that together name a row
   * @param params its column of parameters in millions; null for none
   * @param seconds its column of the time of a search; null for none
   */
  public record Paper(
      @JsonProperty(required = true) String file,
      @JsonProperty(required = true) List<String> key,
      String params,
      String seconds) {}

  /**
   * A column of accuracies: what a protocol measures, or a mean of columns before it.
   *
   * @param paper its column in the paper's file
   * @param measured name of a protocol's evaluation; null for a mean
   * @param mean names of columns; null for none
   * @param harmonic names of columns whose harmonic mean it is; null for none
   */
  public record Accuracy(
      @JsonProperty(required = true) String label,
      @JsonProperty(required = true) String paper,
      String measured,
      List<String> mean,
      List<String> harmonic) {

    public Accuracy {
      if (Stream.of(measured, mean, harmonic).filter(Objects::nonNull).count() != 1) {
        throw new InvalidInputException(
            "column %s: expected one of measured, mean and harmonic".formatted(label));
      }
    }
  }

  /**
   * A row.
   *
   * @param paper key of its row in the paper's file, {@code {dataset}} for the data set
   * @param networks by data set the name of the network that the paper's authors trained; null if
   *     it is not public
   * @param proxy what guided the search; rows of our own searches with it follow; null for none
   */
  public record Method(
      @JsonProperty(required = true) String label,
      @JsonProperty(required = true) String paper,
      Map<Dataset, String> networks,
      String proxy) {

    public Method {
      networks = networks == null ? Map.of() : Map.copyOf(networks);
      networks
          .values()
          .forEach(
              name ->
                  NamedGenotypes.named(name)
                      .orElseThrow(
                          () ->
                              new InvalidInputException(
                                  "%s: no network '%s' is known".formatted(label, name))));
    }

    String key(Dataset dataset) {
      return paper.replace("{dataset}", dataset.id());
    }
  }

  public FoundPlan {
    scores = scores == null ? List.of() : List.copyOf(scores);
    notes = notes == null ? List.of() : List.copyOf(notes);
    accuracies.forEach(
        (column, accuracy) ->
            Stream.of(accuracy.mean, accuracy.harmonic)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(of -> !accuracies.containsKey(of) || of.equals(column))
                .findFirst()
                .ifPresent(
                    of -> {
                      throw new InvalidInputException(
                          "column %s: '%s' is no other column".formatted(column, of));
                    }));
  }

  /**
   * @throws InvalidInputException if there is no such file, or it is wrong
   */
  public static FoundPlan read(Path experiments, String name) {
    return StrictYaml.read(file(experiments, name), FoundPlan.class);
  }

  private static Path file(Path experiments, String name) {
    return experiments.resolve(FOLDER).resolve(name + ".yaml");
  }
}
