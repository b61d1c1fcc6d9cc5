package croze.run.score;

import croze.data.DataFolder;
import croze.run.RecordedSetting;
import croze.run.ResultFolders;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.merge.Merge;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Parts of a sweep that someone wants as one export. Immutable.
 *
 * @param files exports and logs of the parts
 * @param out the export; empty for where the whole sweep would have it
 * @param architectures that must be there, as {@link Selection#parse} reads it; empty for those
 *     that the sweeps were asked for
 * @param protocolFile see {@link RecordedSetting#of}
 */
public record MergeRequest(
    List<Path> files,
    Optional<Path> out,
    Optional<String> architectures,
    Optional<String> protocolFile) {

  /**
   * Writes the export.
   *
   * @return the export
   * @throws croze.InvalidInputException if the files have gaps, disagree, are of several settings,
   *     or something else is where the export is to be
   */
  public Path run(ResultFolders results, DataFolder folder) {
    out.ifPresent(ResultFolders::requireNotPublished);
    Merge merge = Merge.of(files, fields -> RecordedSetting.of(fields, protocolFile));
    TaskSetting setting = merge.setting();
    ScorePlace place = ScorePlace.of(results.own(), results.published(), setting);
    Optional<VerifiedExport> published =
        place.published().flatMap(p -> VerifiedExport.read(p, setting));
    if (published.isPresent() && !merge.sameInputs(published.get().manifest().inputs())) {
      place = place.ofImages(merge.inputs());
      published = Optional.empty();
    }
    merge.requireWhole(
        architectures.map(text -> Selection.parse(setting.space(), text)),
        published.map(VerifiedExport::scores).orElseGet(() -> new Scores(setting.space())));
    return merge.write(out.map(SweepFiles::new).orElse(place.own()), folder);
  }
}
