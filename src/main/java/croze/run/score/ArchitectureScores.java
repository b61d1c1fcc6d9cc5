package croze.run.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import croze.data.DataFolder;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.Architecture;
import croze.sweep.task.ScoreText;
import java.util.List;
import java.util.Map;

/**
 * Scores of one architecture, bit for bit those of a sweep.
 *
 * @param scores by the name of the proxy, in the order that was asked for
 */
public record ArchitectureScores(
    Architecture architecture, Setting setting, Map<String, Double> scores) {

  /**
   * @param text the architecture, in any notation of the setting's space
   * @throws croze.InvalidInputException if it is none, or images are missing or broken
   */
  public static ArchitectureScores of(
      Setting setting, String text, List<Proxy> proxies, DataFolder folder) {
    Architecture architecture = setting.space().parse(text);
    return new ArchitectureScores(
        architecture,
        setting,
        Scorer.source(setting, proxies, folder).score(architecture, proxies));
  }

  /** One JSON object. */
  public String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", architecture.id());
    setting.space().index(architecture).ifPresent(index -> object.put("index", index));
    object.put("canonical", setting.space().isomorph(architecture).id());
    object.set("setting", mapper.valueToTree(setting.fields()));
    ObjectNode values = object.putObject("scores");
    scores.forEach(
        (proxy, score) -> {
          if (Double.isFinite(score)) {
            values.putRawValue(proxy, new RawValue(ScoreText.full(score)));
          } else {
            values.put(proxy, ScoreText.full(score));
          }
        });
    return object.toString();
  }

  /** The architecture, the setting, a line a score. */
  public String text() {
    StringBuilder text = new StringBuilder();
    setting.space().index(architecture).ifPresent(index -> text.append(index).append(' '));
    text.append("%s%n".formatted(architecture.id()));
    text.append(setting.dataset().id()).append(' ').append(setting.fileStem());
    int width = scores.keySet().stream().mapToInt(String::length).max().orElse(0);
    scores.forEach(
        (proxy, score) ->
            text.append(
                "%n  %s%s"
                    .formatted(
                        proxy + " ".repeat(width + 2 - proxy.length()),
                        ScoreText.shortest(score))));
    return text.toString();
  }
}
