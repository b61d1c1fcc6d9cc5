package croze.bench;

import croze.random.KeyedStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * A simulation of a sweep on a cluster: one driver that hands out a task at a time and takes its
 * lines, and cores that each compute one task at a time. {@code make bench-cluster} prints how long
 * it takes and how busy the cores are, for costs that were measured.
 *
 * <p>Seconds of an architecture are drawn uniformly from .3 to 1.7 of their mean, about as
 * NAS-Bench-201's cells spread. Nothing fails, and the network is free.
 */
public final class ClusterScale {
  private static final int[] CORES = {1, 16, 100, 1_000, 10_000};
  private static final int TASKS = 256;
  private static final int MOST_OF_A_TASK = 64;

  /**
   * @param architectures how many
   * @param mean seconds of one
   * @param most architectures of a task
   * @param start seconds until the executors compute
   * @param perTask seconds of the driver for a task
   * @param perLine seconds of the driver and the log for an architecture
   */
  private record Load(
      String name,
      int architectures,
      double mean,
      int most,
      double start,
      double perTask,
      double perLine) {
    List<Double> tasks() {
      int size = Math.max(1, Math.min(most, architectures / TASKS));
      KeyedStream stream = KeyedStream.of(0, "cluster");
      List<Double> tasks = new ArrayList<>();
      for (int from = 0; from < architectures; from += size) {
        double seconds = 0;
        for (int i = from; i < Math.min(architectures, from + size); i++) {
          seconds += mean * (.3 + 1.4 * stream.nextDouble());
        }
        tasks.add(seconds);
      }
      return tasks;
    }

    int of(int task) {
      int size = Math.max(1, Math.min(most, architectures / TASKS));
      return Math.min(size, architectures - task * size);
    }
  }

  private record Ended(double at, int task) {}

  private ClusterScale() {}

  /**
   * @param arguments seconds of the driver a task, seconds of the driver and the log an
   *     architecture, seconds until executors compute; as measured
   */
  public static void main(String[] arguments) {
    double perTask = Double.parseDouble(arguments[0]);
    double perLine = Double.parseDouble(arguments[1]);
    double start = Double.parseDouble(arguments[2]);
    List<Load> loads =
        List.of(
            new Load("croze, CIFAR-10", 15_625, .095, MOST_OF_A_TASK, start, perTask, perLine),
            new Load("Table 2, CIFAR-10", 15_625, .40, MOST_OF_A_TASK, start, perTask, perLine),
            new Load("Table 2, 3 x 10", 468_750, .40, MOST_OF_A_TASK, start, perTask, perLine),
            new Load("croze, ten million", 10_000_000, .095, MOST_OF_A_TASK, start, perTask, perLine),
            new Load("training, mini", 15_625, 120, 1, start, perTask, perLine));
    System.out.printf("%-22s %8s %14s %8s%n", "load", "cores", "hours", "busy");
    for (Load load : loads) {
      for (int cores : CORES) {
        double seconds = seconds(load, cores);
        double work = load.tasks().stream().mapToDouble(s -> s).sum();
        System.out.printf(
            Locale.ROOT,
            "%-22s %8d %14.3f %7.0f %%%n",
            load.name(),
            cores,
            seconds / 3600,
            100 * work / (cores * seconds));
      }
    }
  }

  /** The clock when the last line is in the log. */
  private static double seconds(Load load, int cores) {
    List<Double> tasks = load.tasks();
    PriorityQueue<Ended> running = new PriorityQueue<>(Comparator.comparingDouble(Ended::at));
    double driver = load.start();
    int next = 0;
    for (; next < Math.min(cores, tasks.size()); next++) {
      driver += load.perTask();
      running.add(new Ended(driver + tasks.get(next), next));
    }
    while (!running.isEmpty()) {
      Ended ended = running.poll();
      driver = Math.max(driver, ended.at()) + load.of(ended.task()) * load.perLine();
      if (next < tasks.size()) {
        driver += load.perTask();
        running.add(new Ended(driver + tasks.get(next), next++));
      }
    }
    return driver;
  }
}
