package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import croze.data.DataFolder;
import croze.proxy.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.Architecture;
import croze.sweep.ScoreText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze score}: one architecture, for scripts and for checking. */
@Command(
    name = "score",
    description =
        "Scores one architecture. Without options that say otherwise, the scores are bit for bit"
            + " those of a sweep.")
final class ScoreCommand implements Callable<Integer> {
  @Option(
      names = "--arch",
      required = true,
      paramLabel = "ARCHITECTURE",
      description =
          "An architecture: its index in NAS-Bench-201, its string or another notation; of darts, a"
              + " genotype as text, or the name of a published one.")
  private String text;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Setting setting = settingOptions.setting();
    Architecture architecture = setting.space().parse(notationOption.applyTo(text));
    List<Proxy> proxies = proxyOption.proxies();
    Map<String, Double> scores =
        Scorer.source(setting, proxies, DataFolder.standard()).score(architecture, proxies);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? json(architecture, setting, scores) : text(architecture, setting, scores));
    out.flush();
    return 0;
  }

  private static String json(Architecture architecture, Setting setting, Map<String, Double> scores)
      throws Exception {
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
    return mapper.writeValueAsString(object);
  }

  private static String text(
      Architecture architecture, Setting setting, Map<String, Double> scores) {
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
