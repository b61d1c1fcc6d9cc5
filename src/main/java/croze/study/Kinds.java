package croze.study;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import croze.benchmark.Benchmarks;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.kind.Study;
import croze.study.kind.correlation.CorrelationExperiment;
import croze.study.kind.correlation.CorrelationStudy;
import croze.study.kind.pools.PoolExperiment;
import croze.study.kind.pools.PoolStudy;
import croze.study.kind.published.PublishedExperiment;
import croze.study.kind.published.PublishedStudy;
import croze.study.kind.search.SearchExperiment;
import croze.study.kind.search.SearchStudy;
import croze.study.kind.seeds.SeedExperiment;
import croze.study.kind.seeds.SeedStudy;
import croze.study.kind.selection.SelectionExperiment;
import croze.study.kind.selection.SelectionStudy;
import java.util.List;

/** Registration of the kinds of study: a line each. */
final class Kinds {
  /** By the word that {@code kind} of an experiment file has. */
  private static final List<Kind<?>> ALL =
      List.of(
          new Kind<>("correlation", CorrelationExperiment.class, CorrelationStudy::new),
          new Kind<>(
              "selection", SelectionExperiment.class, (e, b, plan) -> new SelectionStudy(e, b)),
          new Kind<>("pools", PoolExperiment.class, PoolStudy::new),
          new Kind<>("published", PublishedExperiment.class, PublishedStudy::new),
          new Kind<>("seeds", SeedExperiment.class, (e, b, plan) -> new SeedStudy(e, b)),
          new Kind<>("search", SearchExperiment.class, SearchStudy::new));

  private Kinds() {}

  /** How a study measures what its experiment describes. */
  @FunctionalInterface
  private interface Making<E extends Experiment> {
    Study study(E experiment, Benchmarks benchmarks, Bootstrap bootstrap);
  }

  private record Kind<E extends Experiment>(String name, Class<E> type, Making<E> making) {
    Study study(Experiment experiment, Benchmarks benchmarks, Bootstrap bootstrap) {
      return making.study(type.cast(experiment), benchmarks, bootstrap);
    }
  }

  /** The records that files are read into. */
  static List<NamedType> types() {
    return ALL.stream().map(kind -> new NamedType(kind.type(), kind.name())).toList();
  }

  static Study study(Experiment experiment, Benchmarks benchmarks, Bootstrap bootstrap) {
    return ALL.stream()
        .filter(kind -> kind.type().isInstance(experiment))
        .findFirst()
        .orElseThrow()
        .study(experiment, benchmarks, bootstrap);
  }
}
