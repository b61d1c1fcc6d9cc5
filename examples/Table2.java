import croze.data.DataFolder;
import croze.image.Dataset;
import croze.report.table.ConsoleTable;
import croze.run.RunListener;
import croze.run.study.MadeStudy;
import croze.run.study.StudyRequest;
import java.util.List;

/**
 * Table 2 from Java, in the project's folder: java -cp target/croze-bench.jar examples/Table2.java
 */
class Table2 {
  public static void main(String[] arguments) {
    StudyRequest request = StudyRequest.of("table2").withDatasets(List.of(Dataset.CIFAR10));
    RunListener listener = remark -> System.err.println(remark);
    MadeStudy made = MadeStudy.of(request, DataFolder.standard(), listener);
    System.out.print(ConsoleTable.render(made.table()));
    made.files().forEach(System.out::println);
  }
}
