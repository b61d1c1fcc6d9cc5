package croze.found;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.image.Dataset;
import croze.space.darts.Genotype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A search that was made here, as its {@code search.json} has it.
 *
 * @param variant as published, or with lists of their own
 * @param proxy what guided it
 * @param networks that it scored
 * @param channels of the scored networks
 * @param cells of the scored networks
 * @param returned what it returns
 * @param secondsEach by the clock, a scored network
 */
record OwnSearch(
    String variant,
    String proxy,
    int networks,
    int channels,
    int cells,
    Genotype returned,
    double secondsEach) {
  private static final Wanted RESULT = new Wanted("the result of croze search", "move it away");

  /** By the clock, as if it had been made without a stop. */
  double seconds() {
    return secondsEach * networks;
  }

  String label() {
    return "searched here, %s, %,d networks at C = %d, %d cells"
        .formatted(variant, networks, channels, cells);
  }

  /**
   * All searches of a data set, the published ones first; one that lies in several folders once.
   *
   * @param results folders of results
   * @throws InvalidInputException if a file is no result of a search
   */
  static List<OwnSearch> all(List<Path> results, Dataset dataset) {
    Map<String, OwnSearch> byFolder = new LinkedHashMap<>();
    for (Path folder : results) {
      Path searches = folder.resolve("search").resolve(dataset.id());
      if (Files.isDirectory(searches)) {
        try (Stream<Path> all = Files.list(searches)) {
          all.map(f -> f.resolve("search.json"))
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(f -> byFolder.putIfAbsent(f.getParent().getFileName().toString(), read(f)));
        } catch (IOException e) {
          throw new InvalidInputException(searches + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    return new ArrayList<>(byFolder.values());
  }

  private static OwnSearch read(Path file) {
    JsonNode json = BoundedFile.json(file, RESULT);
    try {
      JsonNode setting = json.path("setting");
      return new OwnSearch(
          text(json, "search"),
          text(json, "proxy"),
          number(json, "networks").asInt(),
          number(setting, "channels").asInt(),
          number(setting, "cells").asInt(),
          Genotype.parse(text(json.path("returned"), "genotype")),
          number(json, "seconds").asDouble()
              / Math.max(1, number(json, "scored_in_these_seconds").asInt()));
    } catch (IllegalArgumentException | InvalidInputException e) {
      throw RESULT.refusal(file, e.getMessage(), e);
    }
  }

  private static String text(JsonNode json, String field) {
    if (!json.path(field).isTextual()) {
      throw new IllegalArgumentException("it has no text " + field);
    }
    return json.path(field).asText();
  }

  private static JsonNode number(JsonNode json, String field) {
    if (!json.path(field).isNumber()) {
      throw new IllegalArgumentException("it has no number " + field);
    }
    return json.path(field);
  }
}
