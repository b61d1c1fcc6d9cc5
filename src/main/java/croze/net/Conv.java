package croze.net;

import static croze.net.OpCheck.named;
import static croze.net.OpCheck.only;
import static croze.net.OpCheck.picture;
import static croze.net.OpCheck.require;

import java.util.List;

/**
 * Convolution; outside the value it reads zeros.
 *
 * <pre>
 * y[o][r][c] = bias[o] + Σ_i Σ_j Σ_k weight[o][i][j][k] · x[first(o) + i][rows.at(r, j)][columns.at(c, k)]
 * </pre>
 *
 * <p>With one group, first(o) = 0 and i runs over all inputs. With g groups, output o reads the
 * inChannels/g inputs of its own group, first(o) = ⌊o / (outChannels/g)⌋ · inChannels/g. {@code
 * name.weight} is of shape (outChannels, inChannels/g, kernel rows, kernel columns), its fan-in the
 * product of the last three; {@code name.bias} of shape (outChannels). Depthwise is {@code groups =
 * inChannels = outChannels}.
 */
public record Conv(
    String name,
    int input,
    int inChannels,
    int outChannels,
    Window window,
    int groups,
    boolean bias)
    implements Op.Layer {
  public Conv {
    require(
        inChannels > 0 && outChannels > 0 && groups > 0,
        name,
        "needs channels and groups, found %d in, %d out, %d groups",
        inChannels,
        outChannels,
        groups);
    require(
        inChannels % groups == 0 && outChannels % groups == 0,
        name,
        "%d and %d channels do not divide into %d groups",
        inChannels,
        outChannels,
        groups);
  }

  /** One group, square kernel, padding ⌊kernel/2⌋, no dilation. */
  public Conv(
      String name,
      int input,
      int inChannels,
      int outChannels,
      int kernel,
      int stride,
      boolean bias) {
    this(
        name,
        input,
        inChannels,
        outChannels,
        Window.square(kernel, stride, kernel / 2, 1),
        1,
        bias);
  }

  /** One group a channel, no bias. */
  public static Conv depthwise(String name, int input, int channels, Window window) {
    return new Conv(name, input, channels, channels, window, channels, false);
  }

  /** Whether each output channel reads the input channel of its number only. */
  public boolean isDepthwise() {
    return groups > 1 && groups == inChannels && groups == outChannels;
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public Conv withInputs(List<Integer> inputs) {
    return new Conv(name, only(inputs, name), inChannels, outChannels, window, groups, bias);
  }

  @Override
  public int outputs() {
    return outChannels;
  }

  @Override
  public int fanIn() {
    return inChannels / groups * window.taps();
  }

  @Override
  public int[] weightShape() {
    return new int[] {
      outChannels, inChannels / groups, window.rows().kernel(), window.columns().kernel()
    };
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape in = picture(inputs, name);
    require(in.channels() == inChannels, name, "needs %d channels, found %s", inChannels, in);
    return named(name, () -> window.output(outChannels, in));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.conv(this);
  }
}
