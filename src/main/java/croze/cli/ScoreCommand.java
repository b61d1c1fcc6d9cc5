package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import croze.data.DataFolder;
import croze.proxy.Proxy;
import croze.space.Cell;
import croze.space.CellSpace;
import croze.sweep.ScoreText;
import croze.sweep.Scorer;
import croze.sweep.Selection;
import croze.sweep.Setting;
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
      paramLabel = "STRING|INDEX",
      description = "Architecture string, or index in NAS-Bench-201.")
  private String architecture;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int index = Selection.index(architecture);
    Setting setting = settingOptions.setting();
    List<Proxy> proxies = proxyOption.proxies();
    Map<String, Double> scores =
        Scorer.source(setting, proxies, DataFolder.standard()).score(index, proxies);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? json(index, setting, scores) : text(index, setting, scores));
    out.flush();
    return 0;
  }

  private static String json(int index, Setting setting, Map<String, Double> scores)
      throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Cell cell = CellSpace.cell(index);
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", cell.toString());
    object.put("index", index);
    object.put("canonical", CellSpace.cell(CellSpace.representative(cell)).toString());
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

  private static String text(int index, Setting setting, Map<String, Double> scores) {
    StringBuilder text = new StringBuilder();
    text.append("%d %s%n".formatted(index, CellSpace.cell(index)));
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
