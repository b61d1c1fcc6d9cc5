package croze.evaluate;

import croze.InvalidInputException;
import croze.space.nb201.CellSpace;
import croze.study.result.ResultTable.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds a user's scores against accuracies and against the known proxies. All rows of a data set
 * and view are over the same architectures: those that every column of the user's scores and every
 * accuracy knows. A known proxy that lacks one of them is left out.
 */
public final class Evaluator {
  private static final String CROZE = "croze";

  private final EvaluationPlan plan;
  private final OwnScores own;
  private final List<String> remarks = new ArrayList<>();

  public Evaluator(EvaluationPlan plan, OwnScores own) {
    this.plan = plan;
    this.own = own;
  }

  /**
   * @param known the known proxies of a data set, by its id
   * @throws InvalidInputException if there is nothing to hold the scores against, too few
   *     architectures, or no column that varies
   */
  public Evaluation evaluate(Targets targets, Function<String, Map<String, Contender>> known) {
    remarks.addAll(own.remarks());
    remarks.addAll(targets.remarks());
    Map<String, List<Target>> byDataset =
        targets.all().stream()
            .collect(
                Collectors.groupingBy(Target::dataset, LinkedHashMap::new, Collectors.toList()));
    List<EvaluationRow> rows = new ArrayList<>();
    byDataset.forEach((dataset, list) -> rows.addAll(dataset(dataset, list, known.apply(dataset))));
    return new Evaluation(rows, remarks);
  }

  private List<EvaluationRow> dataset(
      String dataset, List<Target> targets, Map<String, Contender> known) {
    BitSet shared = shared(targets);
    int n = shared.cardinality();
    if (n < Coverage.LEAST_JUDGED) {
      throw new InvalidInputException(
          "%s: %d architectures have a score in every column (%s) and an accuracy, expected at least %d; give more rows, or evaluate the columns one by one"
              .formatted(dataset, n, names(), Coverage.LEAST_JUDGED));
    }
    for (Contender column : own.columns()) {
      if (column.present().cardinality() > n) {
        remarks.add(
            "%s: %s has scores of %,d architectures; it is compared on the %,d that all columns and accuracies share"
                .formatted(dataset, column.name(), column.present().cardinality(), n));
      }
    }
    List<Contender> varying = varying(dataset, shared);
    Map<String, Contender> covering = new LinkedHashMap<>();
    known.forEach(
        (name, proxy) -> {
          BitSet lacking = (BitSet) shared.clone();
          lacking.andNot(proxy.present());
          if (lacking.isEmpty()) {
            covering.put(name, proxy);
          }
        });
    Contender size = Rivals.effectiveParams();
    covering.putIfAbsent(size.name(), size);
    if (!covering.containsKey(CROZE)) {
      remarks.add(
          "%s: there are no published scores of CRoZe of all these architectures, so it is not compared with"
              .formatted(dataset));
    }
    List<EvaluationRow> rows = new ArrayList<>();
    for (String view : plan.views()) {
      int[] indices = view.equals("all") ? shared.stream().toArray() : unique(shared);
      if (indices.length < Coverage.LEAST_JUDGED) {
        remarks.add(
            "%s: only %d different cells, too few for unique cells"
                .formatted(dataset, indices.length));
      } else {
        rows.addAll(new ViewEvaluation(plan, varying, targets, covering, indices, view).rows());
      }
    }
    return rows;
  }

  private String names() {
    return own.columns().stream().map(Contender::name).collect(Collectors.joining(", "));
  }

  private BitSet shared(List<Target> targets) {
    BitSet shared = new BitSet();
    shared.set(0, CellSpace.cells().size());
    own.columns().forEach(column -> shared.and(column.present()));
    for (Target target : targets) {
      for (int i = 0; i < target.byIndex().length; i++) {
        if (Double.isNaN(target.byIndex()[i])) {
          shared.clear(i);
        }
      }
    }
    return shared;
  }

  /** The columns that can be ranked. */
  private List<Contender> varying(String dataset, BitSet shared) {
    List<Contender> varying = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Contender column : own.columns()) {
      double[] numbers =
          shared.stream()
              .mapToDouble(i -> column.byIndex()[i] + 0.0)
              .filter(v -> !Double.isNaN(v))
              .toArray();
      if (numbers.length < Coverage.LEAST_JUDGED) {
        reasons.add(
            "%s: %s has %d scores that are numbers, expected at least %d"
                .formatted(dataset, column.name(), numbers.length, Coverage.LEAST_JUDGED));
      } else if (Arrays.stream(numbers).distinct().count() < 2) {
        reasons.add(
            "%s: %s has one and the same score, %s, for all %d architectures, so its ρ is undefined; is it the right column?"
                .formatted(dataset, column.name(), numbers[0], numbers.length));
      } else {
        varying.add(column);
      }
    }
    if (varying.isEmpty()) {
      throw new InvalidInputException(reasons.get(0));
    }
    remarks.addAll(reasons);
    return varying;
  }

  /** Of each class of isomorphic cells the first that is there. */
  private static int[] unique(BitSet shared) {
    BitSet seen = new BitSet();
    return shared.stream()
        .filter(
            i -> {
              int stands = CellSpace.representative(CellSpace.cell(i));
              boolean first = !seen.get(stands);
              seen.set(stands);
              return first;
            })
        .toArray();
  }
}
