package croze.perturb.corruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.benchmark.metric.Corruption;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.random.KeyedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the public generator's outputs, as its golden README describes them. */
class GoldenCorruptionsTest {
  private static final JsonNode GOLDEN = golden();
  private static final List<RgbImage> IMAGES = images();

  /** Bytes that may be off by one beside those that the cut decides in the last bit. */
  private static final int STRAY = 3;

  private static JsonNode golden() {
    try (InputStream in =
        GoldenCorruptionsTest.class.getResourceAsStream("/golden/corruptions.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RgbImage> images() {
    List<RgbImage> images = new ArrayList<>();
    for (String recipe : List.of("synthetic:7:8", "smooth:7:4")) {
      ImageSet set = ImageSelection.parse(recipe).load(DataFolder.standard());
      IntStream.range(0, set.count()).forEach(i -> images.add(RgbImage.of(set, i)));
    }
    return images;
  }

  static Stream<String> deterministic() {
    return names("deterministic");
  }

  static Stream<String> fixed() {
    return names("fixed");
  }

  private static Stream<String> names(String group) {
    Iterator<String> names = GOLDEN.get(group).fieldNames();
    return Stream.generate(names::next).limit(GOLDEN.get(group).size());
  }

  @ParameterizedTest
  @MethodSource("deterministic")
  void deterministicOnesAreThePublicGenerators(String name) {
    CommonCorruption corruption = CommonCorruption.named(name);
    for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
      JsonNode figures = GOLDEN.at("/deterministic/%s/%d".formatted(name, severity));
      for (int i = 0; i < IMAGES.size(); i++) {
        RgbImage out = corruption.apply(IMAGES.get(i), severity, KeyedStream.of(0));
        check(name + " " + severity, IMAGES.get(i), figures.get(i), out, STRAY);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void randomOnesAreThePublicGeneratorsForGivenDraws(String name) {
    for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
      JsonNode figures = GOLDEN.at("/fixed/%s/%d".formatted(name, severity));
      for (String image : (Iterable<String>) figures::fieldNames) {
        RgbImage in = IMAGES.get(Integer.parseInt(image.substring("image".length())));
        int stray = name.startsWith("elastic") ? 6 : STRAY;
        check(name + " " + severity, in, figures.get(image), given(name, in, severity), stray);
      }
    }
  }

  private static RgbImage given(String name, RgbImage in, int severity) {
    int size = in.size();
    if (name.startsWith("motion_blur_angle_")) {
      double degrees = Double.parseDouble(name.substring("motion_blur_angle_".length()));
      return new MotionBlur().apply(in, severity, degrees);
    }
    return switch (name) {
      case "gaussian_noise_given_normals" ->
          new GaussianNoise().apply(in, severity, stream("gauss.normal.0"));
      case "shot_noise_given_counts" -> {
        KeyedStream u = stream("shot.poisson.0");
        yield new ShotNoise().apply(in, severity, mean -> Math.floor(mean + u.nextDouble()));
      }
      case "impulse_noise_given_uniforms" ->
          new ImpulseNoise().apply(in, severity, stream("impulse.flip"), stream("impulse.salt"));
      case "glass_blur_given_offsets" ->
          new GlassBlur().apply(in, severity, stream("glass.randint"));
      case "snow_given_normals_and_angle" ->
          new Snow().apply(in, severity, stream("snow.normal.0"), stream("snow.uniform.0"));
      case "fog_given_plasma_draws" -> {
        double[] decay = {3, 3, 2.5, 2, 1.75};
        int[] block = {0};
        Plasma plasma = new Plasma(decay[severity - 1], () -> stream("fog.uniform." + block[0]++));
        yield new Fog().apply(in, severity, plasma.map(size));
      }
      case "fog_given_plasma_map" -> {
        KeyedStream u = stream("plasma");
        double[] map = IntStream.range(0, size * size).mapToDouble(i -> u.nextDouble()).toArray();
        yield new Fog().apply(in, severity, map);
      }
      case "frost_given_crop" -> {
        KeyedStream u = stream("frost");
        int[] crop = IntStream.range(0, 3 * size * size).map(i -> u.nextInt(256)).toArray();
        yield new Frost().apply(in, severity, crop);
      }
      default -> elastic(name, in, severity);
    };
  }

  private static RgbImage elastic(String name, RgbImage in, int severity) {
    int size = in.size();
    boolean affine = !name.equals("elastic_given_displacement");
    boolean displacement = !name.equals("elastic_given_affine");
    double[] none = new double[size * size];
    return new ElasticTransform()
        .apply(
            in,
            affine
                ? ElasticTransform.moves(severity, size, stream("elastic.uniform.0"))
                : new double[6],
            displacement ? ElasticTransform.way(severity, size, stream("elastic.uniform.1")) : none,
            displacement
                ? ElasticTransform.way(severity, size, stream("elastic.uniform.2"))
                : none);
  }

  private static KeyedStream stream(String name) {
    return KeyedStream.golden(name, 0);
  }

  /** Sum, Σ|change|, Σ change², total variation, bytes on the edge of the cut, ten pixels. */
  private static void check(String what, RgbImage in, JsonNode golden, RgbImage out, int stray) {
    int off = Math.max(stray, golden.get(4).asInt() == 3072 ? 0 : golden.get(4).asInt());
    assertEquals(golden.get(0).asLong(), out.sum(), off, what + " sum");
    assertEquals(golden.get(1).asLong(), 3072 * out.meanAbsoluteChange(in), off, what + " change");
    assertEquals(golden.get(2).asLong(), squares(in, out), off * 510, what + " squares");
    assertEquals(
        golden.get(3).asLong(), variation(out) - variation(in), 4 * off, what + " variation");
    for (int i = 0; i < GOLDEN.get("pixels").size(); i++) {
      JsonNode at = GOLDEN.get("pixels").get(i);
      int pixel = (at.get(0).asInt() * in.size() + at.get(1).asInt()) * Dataset.CHANNELS;
      int found = out.bytes()[pixel + at.get(2).asInt()];
      assertEquals(golden.get(5 + i).asInt(), found, 1, what + " pixel " + at);
    }
  }

  private static double squares(RgbImage a, RgbImage b) {
    double sum = 0;
    for (int i = 0; i < a.bytes().length; i++) {
      sum += Math.pow(a.bytes()[i] - b.bytes()[i], 2);
    }
    return sum;
  }

  private static double variation(RgbImage image) {
    int[] b = image.bytes();
    int row = image.size() * Dataset.CHANNELS;
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += i + row < b.length ? Math.abs(b[i + row] - b[i]) : 0;
      sum += i % row + Dataset.CHANNELS < row ? Math.abs(b[i + Dataset.CHANNELS] - b[i]) : 0;
    }
    return sum;
  }

  /**
   * Means over draws within four standard errors; the frost of the public generator is not here.
   */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN_NOISE,3", "SHOT_NOISE,5", "IMPULSE_NOISE,4", "GLASS_BLUR,4", "MOTION_BLUR,5",
    "SNOW,2", "SNOW,4", "FOG,3", "ELASTIC_TRANSFORM,2", "ELASTIC_TRANSFORM,5"
  })
  void meansOverDrawsAreThePublicGenerators(Corruption type, int severity) {
    int draws = 60;
    JsonNode golden = GOLDEN.at("/random/%s/%d".formatted(type.id(), severity));
    for (int i = 0; i < 2; i++) {
      RgbImage in = IMAGES.get(golden.get("images").get(i).asInt());
      double[] sums = new double[4];
      for (int draw = 0; draw < draws; draw++) {
        KeyedStream stream = KeyedStream.of(draw, type.id(), "" + i);
        RgbImage out = CommonCorruption.named(type.id()).apply(in, severity, stream);
        sums[0] += out.mean();
        sums[1] += out.meanAbsoluteChange(in);
        sums[2] += squares(in, out) / in.bytes().length;
        sums[3] += variation(out) - variation(in);
      }
      String[] measures = {"mean_pixel", "mean_abs_change", "mean_sq_change", "tv_change"};
      for (int m = 0; m < measures.length; m++) {
        JsonNode figure = golden.get("per_image").get(i).get(measures[m]);
        double error = 4 * figure.get(1).asDouble() * Math.sqrt(1 / 200. + 1. / draws);
        assertEquals(figure.get(0).asDouble(), sums[m] / draws, error, type + " " + measures[m]);
      }
    }
  }

  /** The same key gives the same bytes, and images of 16 × 16 keep their size. */
  @ParameterizedTest
  @EnumSource(Corruption.class)
  void aStreamDecidesAndAnySizeWorks(Corruption type) {
    int size = Dataset.IMAGENET16_120.size();
    int[] bytes = IntStream.range(0, 3 * size * size).map(i -> i * 37 % 256).toArray();
    RgbImage in = new RgbImage(size, bytes);
    for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
      RgbImage out = CommonCorruption.named(type.id()).apply(in, severity, KeyedStream.of(1, "a"));
      RgbImage again =
          CommonCorruption.named(type.id()).apply(in, severity, KeyedStream.of(1, "a"));
      assertEquals(size, out.size());
      assertEquals(
          IntStream.of(out.bytes()).boxed().toList(), IntStream.of(again.bytes()).boxed().toList());
    }
  }
}
