package croze.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SvgPathsTest {
  @Test
  void pathsBecomeRelative() {
    assertEquals(
        "<path d=\"M1.28-9.48l5.43 0q.5 .5 1 0c1 1 2 2-.01 3zM2 2l1 0z\"/>",
        SvgPaths.shortened(
            "<path d=\"M1.2800001,-9.4812 L6.7099,-9.48 Q7.21,-8.98 7.71,-9.48 C8.71,-8.48 9.71,-7.48 7.70,-6.48 Z M2,2 L3,2.0 Z\"/>"));
  }

  @Test
  void afterTheEndOfAPathItsStartIsThePresentPoint() {
    assertEquals(
        "<path d=\"M1 1l1 0zl0 1\"/>", SvgPaths.shortened("<path d=\"M1,1 L2,1 Z L1,2\"/>"));
  }

  @Test
  void otherNumbersLoseWhatIsBelowAHundredth() {
    assertEquals(
        "<g transform=\"translate(12 227.44)\">\n<rect x=\"-.01\" id=\"clip-958125284\"/>",
        SvgPaths.shortened(
            "<g transform=\"translate(12.0000001 227.43999)\">\n   <rect x=\"-0.0123\" id=\"clip-958125284\"/>"));
  }
}
