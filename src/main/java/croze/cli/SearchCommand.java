package croze.cli;

import croze.proxy.Proxies;
import croze.run.ResultFolders;
import croze.run.search.SearchRequest;
import croze.search.GenotypeWalk.Variant;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze search --space darts}: CRoZe's search, as published or as meant. */
final class SearchCommand {
  @Command(name = "search")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--variant", paramLabel = "NAME", defaultValue = "copied") Variant variant,
      @Option(names = "--proxy", paramLabel = "NAME", defaultValue = "croze") String proxy,
      @Option(names = "--first", paramLabel = "N", defaultValue = "3000") int first,
      @Option(names = "--pool", paramLabel = "N", defaultValue = "50") int pool,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "5000") int limit,
      @Option(names = "--most-params", paramLabel = "N", defaultValue = "6000000") long mostParams,
      @Option(names = "--results", paramLabel = "FOLDER") Path results,
      @Option(names = "--publish") boolean publish,
      @Mixin SettingOptions setting,
      @Mixin WorkersOption workers) {
    new SearchRequest(
            setting.setting(),
            variant,
            Proxies.named(proxy),
            SearchRequest.plan(first, pool, limit, mostParams),
            workers.workers(),
            ResultFolders.of(results, publish),
            publish)
        .run(call.data(), call.console());
  }
}
