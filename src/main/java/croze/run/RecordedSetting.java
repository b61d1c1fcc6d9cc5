package croze.run;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.score.Setting;
import croze.space.SearchSpaces;
import croze.sweep.task.TaskSetting;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import java.util.Map;
import java.util.Optional;

/** The setting whose fields a log, a manifest or a plan for other machines has. */
public final class RecordedSetting {
  private static final String PROTOCOL = "protocol";

  private RecordedSetting() {}

  /**
   * @param fields as {@link TaskSetting#fields} has them, as text
   * @param protocolFile where the protocol of a training is that {@code experiments/protocols} does
   *     not have
   * @throws InvalidInputException if a field cannot be read, or the protocol is not there or
   *     another one by now
   */
  public static TaskSetting of(Map<String, String> fields, Optional<String> protocolFile) {
    if (!fields.containsKey(PROTOCOL)) {
      return Setting.PUBLISHED.with(fields);
    }
    String given = protocolFile.orElse(fields.get(PROTOCOL));
    TrainingSetting setting =
        new TrainingSetting(
            SearchSpaces.named(fields.get("space")),
            Dataset.ofId(fields.get("dataset")),
            Protocols.name(given),
            Protocols.read(given),
            Long.parseLong(fields.get("seed")),
            fields.get("engine"));
    String digest = fields.get("protocolDigest");
    if (!setting.protocol().digest().equals(digest)) {
      throw new InvalidInputException(
          "protocol %s is not the one of the recorded training (digest %s, expected %s); give its file with --protocol FILE.yaml"
              .formatted(given, setting.protocol().digest(), digest));
    }
    return setting;
  }
}
