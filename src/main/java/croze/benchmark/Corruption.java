package croze.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The 15 corruptions of CIFAR-C, with the paper's group (Table 2); two are in none. */
public enum Corruption {
  GAUSSIAN_NOISE(Group.NOISE),
  SHOT_NOISE(Group.NOISE),
  IMPULSE_NOISE(Group.NOISE),
  DEFOCUS_BLUR(Group.BLUR),
  GLASS_BLUR(Group.BLUR),
  MOTION_BLUR(Group.BLUR),
  ZOOM_BLUR(Group.BLUR),
  SNOW(Group.WEATHER),
  FROST(Group.WEATHER),
  FOG(Group.WEATHER),
  BRIGHTNESS(Group.DIGITAL),
  CONTRAST(Group.DIGITAL),
  JPEG_COMPRESSION(Group.DIGITAL),
  ELASTIC_TRANSFORM(null),
  PIXELATE(null);

  /** Severities run from 1 to this. */
  public static final int SEVERITIES = 5;

  /** The columns of the paper's Table 2. */
  public enum Group {
    WEATHER,
    NOISE,
    BLUR,
    DIGITAL;

    /** The corruptions of this group. */
    public List<Corruption> corruptions() {
      return Arrays.stream(Corruption.values()).filter(c -> c.group == this).toList();
    }

    /** Name in metric columns: {@code weather}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Group group;

  Corruption(Group group) {
    this.group = group;
  }

  public Optional<Group> group() {
    return Optional.ofNullable(group);
  }

  /** Name in metrics and, as the key, in file names: {@code gaussian_noise}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
