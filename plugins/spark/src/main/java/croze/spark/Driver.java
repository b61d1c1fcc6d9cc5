package croze.spark;

import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Range;
import scala.collection.immutable.Seq;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.runtime.BoxedUnit;

/**
 * The driver: reads a {@link Request} from standard input, and prints each line of values as soon
 * as its task has ended. It ends with croze, whose end of the pipe closes then.
 */
public final class Driver {
  static final String LINE = "= ";
  static final String FAILED = "! ";
  static final String END = ".";

  /** Tasks a sweep is split into, at least, so that the last ones do not keep machines waiting. */
  private static final int TASKS = 256;

  /** Architectures of a task, at most: what a lost machine costs. */
  private static final int MOST_OF_A_TASK = 64;

  /** A task that fails with its machine is tried on others. */
  private static final String TRIES = "8";

  private Driver() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ObjectInputStream in = new ObjectInputStream(System.in);
    Request request = (Request) in.readObject();
    Thread parent = new Thread(() -> endWithParent(in), "parent");
    parent.setDaemon(true);
    parent.start();
    String last = END;
    try (JavaSparkContext spark = new JavaSparkContext(conf(request))) {
      run(spark, request, out);
    } catch (Exception | Error e) {
      last = FAILED + reason(e);
    }
    out.println(last);
    out.flush();
    System.exit(0);
  }

  private static void endWithParent(ObjectInputStream in) {
    try {
      while (in.read() >= 0) {
        // nothing follows the request
      }
    } catch (Exception e) {
      // closed
    }
    System.exit(1);
  }

  /** What {@code -Dspark.…} says stays. */
  private static SparkConf conf(Request request) {
    SparkConf conf = new SparkConf().setMaster(request.master());
    conf.setIfMissing("spark.app.name", "croze");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.task.maxFailures", TRIES);
    conf.set("spark.jars", own());
    String flags =
        "--add-modules jdk.incubator.vector -XX:PerMethodTrapLimit=10000 -XX:+UseParallelGC"
            + " \"-Dcroze.root="
            + request.root()
            + "\" ";
    String name = "spark.executor.extraJavaOptions";
    conf.set(name, flags + conf.get(name, ""));
    conf.setExecutorEnv("OMP_NUM_THREADS", "1");
    conf.setExecutorEnv("CROZE_OFFLINE", "1");
    for (String passed : List.of("OPENBLAS_CORETYPE", "CROZE_MIRROR")) {
      if (System.getenv(passed) != null) {
        conf.setExecutorEnv(passed, System.getenv(passed));
      }
    }
    return conf;
  }

  private static String own() {
    return Driver.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static void run(JavaSparkContext spark, Request request, PrintStream out)
      throws Exception {
    List<ArrayList<String>> ranges = ranges(request);
    RDD<ArrayList<String>> rdd = spark.parallelize(ranges, ranges.size()).rdd();
    @SuppressWarnings({"unchecked", "rawtypes"}) // Scala's integers are objects to Java
    Seq<Object> partitions = (Seq) new Range.Exclusive(0, ranges.size(), 1);
    Await.result(
        spark
            .sc()
            .submitJob(
                rdd,
                new RangeTask(request.job(), request.classPath()),
                partitions,
                (partition, lines) -> {
                  lines.forEach(line -> out.println(LINE + line));
                  out.flush();
                  return BoxedUnit.UNIT;
                },
                () -> BoxedUnit.UNIT),
        Duration.Inf());
  }

  /** A network takes long to train, so it is a task of its own. */
  private static List<ArrayList<String>> ranges(Request request) {
    List<String> works = request.works();
    int most = request.job().get("task").containsKey("networks") ? 1 : MOST_OF_A_TASK;
    int size = Math.max(1, Math.min(most, works.size() / TASKS));
    return IntStream.iterate(0, from -> from < works.size(), from -> from + size)
        .mapToObj(from -> new ArrayList<>(works.subList(from, Math.min(works.size(), from + size))))
        .toList();
  }

  /** One line; of Spark's own what comes before the stack trace. */
  private static String reason(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(
            line ->
                !line.isBlank()
                    && !line.startsWith("\tat ")
                    && !line.startsWith("Driver stacktrace"))
        .limit(2)
        .collect(Collectors.joining(" "));
  }
}
