package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an experiment file of a kind must say. */
class ExperimentKindsTest {
  private static final String POOLS =
      """
      name: small
      kind: pools
      title: Small
      accuracies: robust-nas-bench-201
      defaults: {archs: "20", datasets: [cifar10]}
      pools: {size: 300, draws: 10, take: 5, metric: at, least: 0.2}
      metrics:
        st: {label: ST, of: [clean]}
        at: {label: AT, of: [clean], accuracies: nas-robbench-201}
        both: {label: Both, mean: [st, at]}
      datasets:
        cifar10: [st, at, both]
      heading: group
      rows:
        - {name: top, label: Top, scores: [params], end: top}
      """;

  private static final String PUBLISHED =
      POOLS
          .replace("kind: pools", "kind: published")
          .replaceFirst("pools: .*\n", "")
          .replace("end: top", "published: params")
          .replaceFirst("accuracies: robust-nas-bench-201", "accuracies: nas-bench-suite-zero");

  private static final String SEARCH =
      """
      name: small
      kind: search
      title: Small
      accuracies: robust-nas-bench-201
      defaults: {archs: all, datasets: [cifar10]}
      search: {models: 30, repetitions: 5, warmup: 100, pool: 9, tournament: 3, random: .2, targets: {clean: 90}, pictures: {all: [rand]}}
      metrics: {clean: {label: Clean, of: [clean]}}
      datasets: {cifar10: [clean]}
      statistics: [after10, to-target]
      heading: search
      rows:
        - {name: rand, label: RAND, scores: [], strategy: random}
        - {name: ae, label: AE, scores: [params], strategy: evolution+move}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "end: top; end: middle; end",
        ", end: top; ; key rows.1.end: the key is missing",
        "metric: at; metric: it; pools.metric: found 'it', expected one of at, both, st",
        "take: 5, ; ; take",
        "accuracies: nas-robbench-201; accuracies: rob; metrics.at.accuracies: found 'rob'",
        "mean: [st, at]; mean: [st, it]; metrics.both.mean: found 'it'",
        "mean: [st, at]; mean: [st], of: [clean]; metrics.both",
        "mean: [st, at]; mean: [both]; metrics.both.mean: found 'both', expected one of at, st",
        "[st, at, both]; [st, avg]; datasets.cifar10: found 'avg', expected one of at, both, st",
        "heading: group; 'subsets: [unique]\nheading: group'; key subsets: no such key, expected",
        "of: [clean]}; of: []}; metrics.st",
        "kind: pools; kind: published; key rows.1.published: the key is missing",
        "[params]; ['nas-robbench-201:fgsm@x']; metric 'fgsm@x'",
        "pools: {size: 300, draws: 10, take: 5, metric: at, least: 0.2}; '# '; key pools: the key is missing",
      })
  void anythingElseIsRefusedByKey(String target, String replacement, String message)
      throws IOException {
    refused(POOLS, target, replacement, message);
  }

  private void refused(String good, String target, String replacement, String message)
      throws IOException {
    assertTrue(good.contains(target), target);
    Files.writeString(
        folder.resolve("small.yaml"),
        good.replaceFirst(
            java.util.regex.Pattern.quote(target), replacement == null ? "" : replacement));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains("small.yaml"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "accuracies: nas-bench-suite-zero; accuracies: nas-bench-201; accuracies: found 'nas-bench-201'",
        ", published: params; ; key rows.1.published: the key is missing",
        "of: [clean]}; mean: [st]}; metrics.st.mean: found 'st', expected one of at",
        "heading: group; 'subsets: [unique]\nheading: group'; key subsets: no such key, expected",
      })
  void aComparisonWithPublishedScoresIsRefusedByKey(
      String target, String replacement, String message) throws IOException {
    refused(PUBLISHED, target, replacement, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "strategy: evolution+move; strategy: evolve; no search 'evolve', expected one of random,",
        ", strategy: evolution+move; ; key rows.2.strategy: the key is missing",
        "scores: []; scores: [params]; rows.rand.scores: found '[params]', expected none",
        "[params]; []; rows.ae.scores",
        "tournament: 3; tournament: 10; tournament: found 10, expected 1 to the pool's 9",
        "repetitions: 5; repetitions: 1; search.repetitions",
        "{clean: 90}; {it: 90}; search.targets: found 'it', expected one of clean",
        "{all: [rand]}; {all: [it]}; search.pictures.all: found 'it', expected one of ae, rand",
        "after10; after31; statistics: found 'after31', expected at most search.models, 30",
        "after10; top3; key statistics.1: no statistic 'top3', expected after50",
        "cifar10: [clean]; cifar10: [avg]; datasets.cifar10: found 'avg'",
      })
  void aStudyOfSearchesIsRefusedByKey(String target, String replacement, String message)
      throws IOException {
    refused(SEARCH, target, replacement, message);
  }

  @ParameterizedTest
  @CsvSource({"nwot,true", "naswot,false"})
  void aPublishedNameIsOneOfThoseThatThereAre(String name, boolean known) throws IOException {
    Files.writeString(
        folder.resolve("small.yaml"), PUBLISHED.replace("published: params", "published: " + name));
    if (known) {
      assertEquals("small", ExperimentReader.read(folder, "small").name());
    } else {
      String message =
          assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"))
              .getMessage();
      assertTrue(message.contains("rows.top.published: found 'naswot', expected one of epe_nas"));
    }
  }
}
