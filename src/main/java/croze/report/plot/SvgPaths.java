package croze.report.plot;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of an SVG file in relative coordinates of a hundredth of a pixel. XChart draws text as
 * outlines in absolute coordinates of sixteen digits: four times the file, compressed or not.
 */
final class SvgPaths {
  private static final Pattern PATH = Pattern.compile(" d=\"([MLQCZ0-9eE., \\-]*)\"");
  private static final Pattern NUMBER =
      Pattern.compile("(?<=[\" (,])-?[0-9]+\\.[0-9]{3,}(E-[0-9]+)?");
  private static final Pattern TOKEN = Pattern.compile("[MLQCZ]|-?[0-9]*\\.?[0-9]+(?:E-?[0-9]+)?");
  private static final int PER_PIXEL = 100;

  private final StringBuilder path = new StringBuilder();
  private final long[] point = new long[2];
  private final long[] start = new long[2];

  private SvgPaths() {}

  static String shortened(String svg) {
    String paths =
        PATH.matcher(svg).replaceAll(m -> " d=\"" + new SvgPaths().path(m.group(1)) + '"');
    return NUMBER
        .matcher(paths)
        .replaceAll((MatchResult m) -> decimal(hundredths(m.group())))
        .replaceAll("\n +", "\n");
  }

  private String path(String absolute) {
    Matcher tokens = TOKEN.matcher(absolute);
    while (tokens.find()) {
      String command = tokens.group();
      path.append("M".equals(command) ? command : command.toLowerCase(java.util.Locale.ROOT));
      int numbers =
          switch (command) {
            case "Z" -> 0;
            case "Q" -> 4;
            case "C" -> 6;
            default -> 2;
          };
      long[] from = "M".equals(command) ? new long[2] : point.clone();
      for (int n = 0; n < numbers; n++) {
        tokens.find();
        long value = hundredths(tokens.group());
        String text = decimal(value - from[n % 2]);
        path.append(n == 0 || text.startsWith("-") ? "" : " ").append(text);
        point[n % 2] = value;
      }
      if ("M".equals(command)) {
        System.arraycopy(point, 0, start, 0, 2);
      } else if ("Z".equals(command)) {
        System.arraycopy(start, 0, point, 0, 2);
      }
    }
    return path.toString();
  }

  private static long hundredths(String number) {
    return Math.round(Double.parseDouble(number) * PER_PIXEL);
  }

  /** {@code -.5}, {@code 12.25}, {@code 3}. */
  private static String decimal(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2)
        .stripTrailingZeros()
        .toPlainString()
        .replaceFirst("^(-?)0\\.", "$1.");
  }
}
