package croze.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.net.Counts;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.report.plot.CellDrawing;
import croze.report.plot.Picture;
import croze.report.plot.WalkChart;
import croze.run.ResultFolders;
import croze.score.Scorer;
import croze.score.Setting;
import croze.search.GenotypeWalk;
import croze.search.GenotypeWalk.Found;
import croze.search.GenotypeWalk.Variant;
import croze.search.WalkHistory;
import croze.search.WalkRun;
import croze.space.darts.Darts;
import croze.space.darts.Genotype;
import croze.sweep.Build;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze search --space darts}: CRoZe's search, as published or as meant. */
@Command(
    name = "search",
    description = {
      "Searches the darts space with a proxy, as the public code does or as it was meant: a random"
          + " pool, then mutations of the best of the pool before. What was stopped or killed goes on"
          + " with the same command.",
      "NAS-Bench-201 is searched by croze study figure3."
    })
final class SearchCommand implements Callable<Integer> {
  private static final WritePermission.Kind RESULT =
      new WritePermission.Kind(
          "the result of croze search",
          head -> head.startsWith("{") && head.contains("\"search\""));

  private static final int EVERY = 50;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      defaultValue = "copied",
      description =
          "copied (default): each child has lists of its own; published: all children share the lists"
              + " of the first parent, and so does what is returned.")
  private Variant variant;

  @Option(
      names = "--proxy",
      paramLabel = "NAME",
      defaultValue = "croze",
      description = "What guides the search, croze by default.")
  private String proxyName;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Networks of the random pool, 3000 by default.")
  private int first;

  @Option(
      names = "--pool",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Mutations of a round: 50 by default, the paper's for CIFAR-10; 100 for CIFAR-100.")
  private int pool;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Rounds begin while no more networks than these are scored, 5000 by default.")
  private int limit;

  @Option(
      names = "--most-params",
      paramLabel = "N",
      defaultValue = "6000000",
      description =
          "Most parameters of a network at the size of the papers (C = 36, 20 cells), 6000000 by"
              + " default.")
  private long mostParams;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      description = "Folder that is written, by default results/local.")
  private Path results;

  @Option(
      names = "--publish",
      description = "Write into results itself, where searches are published.")
  private boolean publish;

  @Mixin private SettingOptions settingOptions;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Setting setting = settingOptions.setting();
    if (!(setting.space() instanceof Darts)) {
      throw new InvalidInputException(
          "croze search is for --space darts, found %s; NAS-Bench-201 is searched by croze study figure3 (make figure3)"
              .formatted(setting.space().name()));
    }
    GenotypeWalk.Plan plan = plan();
    Proxy proxy = Proxies.named(proxyName);
    Path folder = folder(setting, proxy, plan);
    WritePermission.of(folder.resolve("search.json"), RESULT);
    Scorer.Source source = Scorer.source(setting, List.of(proxy), DataFolder.standard());
    WalkHistory history = new WalkHistory(folder.resolve("history.csv"));
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "croze: %,d networks, %,d of them are scored: %s%n",
        plan.evaluations(), history.lines().size(), folder.resolve("history.csv"));
    long start = System.nanoTime();
    int before = history.lines().size();
    WalkRun run =
        new WalkRun(
            variant,
            plan,
            source,
            proxy,
            workers.workers(),
            history,
            line -> progress(err, line, plan, before, start));
    Found found = run.run();
    List<Path> files = new ArrayList<>(List.of(folder.resolve("history.csv")));
    Map<String, Object> record =
        record(
            run, found, source, (System.nanoTime() - start) / 1e9, history.lines().size() - before);
    files.add(json(folder.resolve("search.json"), record));
    files.add(drawing(folder.resolve("scored.svg"), "as scored", found.scored()));
    files.add(drawing(folder.resolve("returned.svg"), "as returned", found.returned()));
    files.addAll(
        Picture.writeAll(
            List.of(
                WalkChart.of(
                    "history",
                    "Search in darts, %s, %s, %,d networks, C = %d, %d cells"
                        .formatted(
                            variant.name().toLowerCase(Locale.ROOT),
                            setting.dataset().label(),
                            history.lines().size(),
                            setting.macro().channels(),
                            setting.macro().cells()),
                    proxy.name(),
                    history.lines().stream().mapToDouble(WalkHistory.Line::score).toArray())),
            folder,
            remark -> err.println("croze: " + remark)));
    show(run, found, record);
    PrintWriter out = spec.commandLine().getOut();
    files.forEach(out::println);
    out.flush();
    return 0;
  }

  private GenotypeWalk.Plan plan() {
    try {
      return new GenotypeWalk.Plan(first, pool, limit, mostParams);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "--first, --pool, --limit, --most-params: " + e.getMessage(), e);
    }
  }

  private Path folder(Setting setting, Proxy proxy, GenotypeWalk.Plan plan) {
    ResultFolders folders = ResultFolders.of(results, publish);
    return (publish ? folders.published() : folders.own())
        .resolve("search")
        .resolve(setting.dataset().id())
        .resolve(
            String.join(
                "-",
                setting.fileStem(),
                variant.name().toLowerCase(Locale.ROOT),
                proxy.name(),
                Integer.toString(plan.first()),
                Integer.toString(plan.pool()),
                Integer.toString(plan.limit()),
                Long.toString(plan.mostParams())));
  }

  private static void progress(
      PrintWriter err, WalkHistory.Line line, GenotypeWalk.Plan plan, int before, long start) {
    int done = line.evaluation() + 1;
    if (done % EVERY == 0) {
      double seconds = (System.nanoTime() - start) / 1e9 / (done - before);
      err.printf(
          Locale.ROOT,
          "croze: %,d of %,d networks, round %d, %.2f s each, %.0f min left%n",
          done,
          plan.evaluations(),
          line.round(),
          seconds,
          seconds * (plan.evaluations() - done) / 60);
      err.flush();
    }
  }

  private Map<String, Object> record(
      WalkRun run, Found found, Scorer.Source source, double seconds, int scored) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("search", variant.name().toLowerCase(Locale.ROOT));
    record.put("proxy", run.proxy().name());
    record.put("networks", run.plan().evaluations());
    record.put("plan", run.plan());
    record.put("setting", source.setting().fields());
    record.put("inputs", source.inputs());
    record.put("best", found.evaluation() + 1);
    record.put("scored", network(run, found.scored(), found.score()));
    record.put(
        "returned",
        network(
            run,
            found.returned(),
            found.returned().equals(found.scored()) ? found.score() : run.score(found.returned())));
    record.put("seconds", Math.round(seconds * 10) / 10.0);
    record.put("scored_in_these_seconds", scored);
    record.put("croze", Build.current().version());
    record.put("commit", Build.current().commit());
    return record;
  }

  private static Map<String, Object> network(WalkRun run, Genotype genotype, double score) {
    Counts counts = run.counts(genotype);
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("score", Double.isFinite(score) ? score : Double.toString(score));
    network.put("params", counts.params());
    network.put("live_params", counts.liveParams());
    network.put("genotype", genotype.id());
    return network;
  }

  private static Path json(Path file, Map<String, Object> record) {
    try {
      WritePermission.of(file, RESULT);
      return WholeFile.write(
          file,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(record)
              + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path drawing(Path file, String title, Genotype genotype) {
    WritePermission.of(file, CellDrawing.KIND);
    return WholeFile.write(
        file, CellDrawing.svg(title, List.of("normal cell", "reduction cell"), genotype.cells()));
  }

  private void show(WalkRun run, Found found, Map<String, Object> record) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d networks scored by %s, %s search; best: number %,d%n",
        run.plan().evaluations(),
        run.proxy().name(),
        variant.name().toLowerCase(Locale.ROOT),
        found.evaluation() + 1);
    for (String which : List.of("scored", "returned")) {
      Map<?, ?> network = (Map<?, ?>) record.get(which);
      out.printf(
          "%nas %s: score %s, %,d parameters, %,d of them live (C = 36, 20 cells)%n%s%n",
          which,
          network.get("score"),
          network.get("params"),
          network.get("live_params"),
          network.get("genotype"));
    }
    out.println();
  }
}
