package croze.run.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.evaluate.Contender;
import croze.evaluate.EvaluationPlan;
import croze.evaluate.Evaluator;
import croze.evaluate.OwnScores;
import croze.evaluate.Rivals;
import croze.evaluate.Targets;
import croze.image.Dataset;
import croze.report.evaluation.EvaluationFields;
import croze.run.catalogue.ProxyList;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.experiment.RowSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the report knows beyond its folder: proxies, scores of rows, evaluations of own proxies. */
final class ReportFacts {
  private ReportFacts() {}

  /**
   * @param own scores of proxies of other jars, which no evaluation has yet
   * @param remark told why they are not evaluated, if they are not
   */
  static ObjectNode of(
      Path results, Map<Dataset, List<Contender>> own, DataFolder folder, Consumer<String> remark) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ObjectNode proxies = ProxyList.json(results);
    facts.set("proxies", proxies.path("proxies"));
    facts.set("costs", proxies.path("costs"));
    facts.set("rowScores", rowScores(results));
    ArrayNode evaluations = facts.putArray("evaluations");
    own.forEach(
        (dataset, scores) ->
            evaluation(results, dataset, scores, folder, remark).ifPresent(evaluations::add));
    return facts;
  }

  /** Rows that are scored on other images than the data set's need not what their proxies need. */
  private static ObjectNode rowScores(Path results) {
    Path experiments = ProjectRoot.resolve("experiments");
    ObjectNode studies = JsonNodeFactory.instance.objectNode();
    if (!Files.isDirectory(experiments)) {
      return studies;
    }
    for (String name : ExperimentReader.names(experiments)) {
      if (Files.isDirectory(results.resolve(name))) {
        ObjectNode study = studies.putObject(name);
        for (RowSpec row : ExperimentReader.read(experiments, name).rows()) {
          if (row.scores() != null && !row.setting().containsKey("batch")) {
            row.scores().forEach(study.withArrayProperty(row.label())::add);
          }
        }
      }
    }
    return studies;
  }

  /** None if there are no accuracies, or too few scores. */
  private static Optional<ObjectNode> evaluation(
      Path results,
      Dataset dataset,
      List<Contender> own,
      DataFolder folder,
      Consumer<String> remark) {
    try {
      Targets targets =
          Targets.published(new Benchmarks(folder), List.of(dataset), Optional.empty());
      String json =
          EvaluationFields.json(
              new Evaluator(
                      new EvaluationPlan(EvaluationPlan.VIEWS, Bootstrap.DEFAULT, 10),
                      new OwnScores(own, List.of()))
                  .evaluate(targets, d -> Rivals.of(results, dataset)));
      return Optional.of((ObjectNode) new ObjectMapper().readTree(json));
    } catch (InvalidInputException e) {
      remark.accept("your proxies are not evaluated: " + e.getMessage());
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
