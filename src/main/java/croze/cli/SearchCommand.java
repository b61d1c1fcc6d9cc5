package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.proxy.Proxies;
import croze.run.ResultFolders;
import croze.run.search.MadeSearch;
import croze.run.search.SearchRequest;
import croze.search.GenotypeWalk.Variant;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze search --space darts}: CRoZe's search, as published or as meant. */
@Command(name = "search")
final class SearchCommand extends ConsoleCommand {
  @Option(names = "--variant", paramLabel = "NAME", defaultValue = "copied")
  private Variant variant;

  @Option(names = "--proxy", paramLabel = "NAME", defaultValue = "croze")
  private String proxyName;

  @Option(names = "--first", paramLabel = "N", defaultValue = "3000")
  private int first;

  @Option(names = "--pool", paramLabel = "N", defaultValue = "50")
  private int pool;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "5000")
  private int limit;

  @Option(names = "--most-params", paramLabel = "N", defaultValue = "6000000")
  private long mostParams;

  @Option(names = "--results", paramLabel = "FOLDER")
  private Path results;

  @Option(names = "--publish")
  private boolean publish;

  @Mixin private SettingOptions settingOptions;
  @Mixin private WorkersOption workers;

  @Override
  void run(Console console) {
    MadeSearch made =
        MadeSearch.of(
            new SearchRequest(
                settingOptions.setting(),
                variant,
                Proxies.named(proxyName),
                SearchRequest.plan(first, pool, limit, mostParams),
                workers.workers(),
                ResultFolders.of(results, publish),
                publish),
            DataFolder.standard(),
            console);
    console.show(made.record().text());
    made.files().forEach(console::print);
  }
}
