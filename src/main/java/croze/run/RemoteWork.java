package croze.run;

import croze.InvalidInputException;
import croze.PlugIns;
import croze.data.DataFolder;
import croze.proxy.Proxies;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.Architecture;
import croze.sweep.Crew;
import croze.sweep.log.InputFiles;
import croze.sweep.task.Task;
import croze.sweep.task.TaskSetting;
import croze.sweep.task.Watch;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A task as text, for machines that share nothing with the sweep but files: those of croze, of the
 * experiments and of the images. Thread safe.
 */
public final class RemoteWork {
  private static final String SETTING = "setting";
  private static final String INPUTS = "inputs";
  private static final String TASK = "task";
  private static final String COLUMNS = "columns";
  private static final String NETWORKS = "networks";
  private static final String PROTOCOL = "protocol";
  private static final String REFUSED = "refused ";

  /** Images are read once a machine and job. */
  private static final Map<Map<String, Map<String, String>>, Opened> OPENED =
      new ConcurrentHashMap<>();

  private record Opened(TaskSetting setting, Task.Source source) {}

  private RemoteWork() {}

  /**
   * The cluster's crew for a task.
   *
   * @param name of the cluster, and of the option that gave its master
   * @param protocolFile where the protocol of a training is that {@code experiments/protocols} does
   *     not have
   * @return a crew for the SHA-256 of the input files by name
   * @throws InvalidInputException if there is no plug-in for such a cluster
   */
  public static Function<Map<String, String>, Crew> crew(
      String name, String master, Task task, Optional<String> protocolFile) {
    Cluster cluster =
        PlugIns.of(Cluster.class).stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "--%s needs its plug-in, which is not in the folder of plug-ins; build it with make %s"
                            .formatted(name, name)));
    return crew(cluster, master, task, protocolFile);
  }

  static Function<Map<String, String>, Crew> crew(
      Cluster cluster, String master, Task task, Optional<String> protocolFile) {
    return inputs ->
        (plan, done, stopped) ->
            cluster.run(
                master,
                job(task, inputs, protocolFile),
                plan.stream().map(Crew::text).toList(),
                line -> {
                  if (line.startsWith(REFUSED)) {
                    throw new InvalidInputException(line.substring(REFUSED.length()));
                  }
                  done.accept(line);
                },
                stopped);
  }

  private static Map<String, Map<String, String>> job(
      Task task, Map<String, String> inputs, Optional<String> protocolFile) {
    Map<String, String> setting = new LinkedHashMap<>();
    task.setting().fields().forEach((field, value) -> setting.put(field, value.toString()));
    Map<String, String> described = new LinkedHashMap<>();
    described.put(COLUMNS, String.join(",", task.columns()));
    protocolFile.ifPresent(
        file -> described.put(PROTOCOL, Path.of(file).toAbsolutePath().toString()));
    if (task instanceof TrainingTask training) {
      described.put(NETWORKS, training.networks().toAbsolutePath().toString());
    }
    return Map.of(SETTING, setting, INPUTS, inputs, TASK, described);
  }

  /**
   * Computes works here.
   *
   * @param job what {@link Cluster#run} was given
   * @param works some of the works that it was given
   * @param stopped asked between architectures, and by trainings between steps
   * @return a line a work; or a single one that says what is to be corrected
   * @throws CancellationException if it was stopped
   */
  public static List<String> lines(
      Map<String, Map<String, String>> job, List<String> works, BooleanSupplier stopped) {
    try {
      Opened opened = OPENED.computeIfAbsent(job, RemoteWork::opened);
      List<String> lines = new ArrayList<>();
      try (Task.Worker worker = opened.source().open(watch(stopped))) {
        for (String text : works) {
          if (stopped.getAsBoolean()) {
            throw new CancellationException();
          }
          Task.Work work = Crew.work(text, opened.setting().space());
          long start = System.nanoTime();
          Map<String, Double> values = worker.values(work);
          lines.add(
              Crew.line(work.architecture(), (System.nanoTime() - start) / 1_000_000, values));
        }
      }
      return lines;
    } catch (InvalidInputException e) {
      return List.of(REFUSED + e.getMessage());
    }
  }

  private static Opened opened(Map<String, Map<String, String>> job) {
    Map<String, String> described = job.get(TASK);
    TaskSetting setting =
        RecordedSetting.of(job.get(SETTING), Optional.ofNullable(described.get(PROTOCOL)));
    Task task =
        setting instanceof TrainingSetting training
            ? new TrainingTask(training, Path.of(described.get(NETWORKS)))
            : new Scoring((Setting) setting, Proxies.parse(described.get(COLUMNS)));
    Task.Source source = task.source(DataFolder.standard());
    if (!source.inputs().equals(job.get(INPUTS))) {
      throw new InvalidInputException(
          "a machine of the cluster has other images than this one: %s; give all the same folder"
              .formatted(InputFiles.difference(job.get(INPUTS), source.inputs())));
    }
    return new Opened(setting, source);
  }

  private static Watch watch(BooleanSupplier stopped) {
    return new Watch() {
      @Override
      public void reached(Architecture architecture, double share, String text) {}

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean();
      }
    };
  }
}
