package croze.study.audit;

import croze.study.audit.AuditPlan.Repeats;
import croze.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks the printed figures of the paper against each other. */
public final class Audit {
  private Audit() {}

  /**
   * @param file the plan; the tables that it speaks of lie beside it
   * @return a finding for each figure that could be checked, in order of the tables
   * @throws croze.InvalidInputException if a file is missing or wrong, or the plan speaks of a
   *     table, row or column that is not there
   */
  public static List<Finding> run(Path file) {
    AuditPlan plan = StrictYaml.read(file, AuditPlan.class);
    PrintedTables tables = new PrintedTables(file, plan);
    List<Finding> findings = new ArrayList<>();
    plan.averages()
        .forEach(
            average ->
                findings.addAll(
                    new ExchangedRows(average, tables)
                        .explained(Arithmetic.average(average, tables))));
    plan.harmonics().forEach(harmonic -> findings.addAll(Arithmetic.harmonic(harmonic, tables)));
    for (Repeats repeats : plan.repeats()) {
      repeats
          .rows()
          .forEach(
              (what, rows) ->
                  findings.addAll(new Consistency(what, rows, repeats, tables).findings()));
    }
    findings.sort(Comparator.comparingInt(f -> tables.names().indexOf(f.table())));
    return findings;
  }
}
