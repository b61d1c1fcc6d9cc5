package croze.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Shift;
import croze.net.ParameterSpec.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OpTest {
  private static final Shape PICTURE = Shape.image(8, 32, 32);

  private static Shape output(Op op, Shape... inputs) {
    return op.output(List.of(inputs));
  }

  /** The windows of the DARTS space and of its stems. */
  @Test
  void shapesAreThoseOfTheReference() {
    for (int kernel : new int[] {3, 5, 7}) {
      Window separable = Window.square(kernel, 2, kernel / 2, 1);
      assertEquals(Shape.image(8, 16, 16), output(Conv.depthwise("dw", 0, 8, separable), PICTURE));
      Window dilated = Window.square(kernel, 1, kernel - 1, 2);
      assertEquals(PICTURE, output(Conv.depthwise("dw", 0, 8, dilated), PICTURE));
    }
    Window row = new Window(new Window.Axis(1, 1, 0, 1), new Window.Axis(7, 2, 3, 1));
    assertEquals(Shape.image(4, 32, 16), output(new Conv("w17", 0, 8, 4, row, 1, false), PICTURE));
    assertEquals(Shape.image(8, 16, 16), output(new MaxPool(0, 3, 2), PICTURE));
    assertEquals(PICTURE, output(new AvgPool(0, 3, 1), PICTURE));
    assertEquals(
        Shape.image(8, 2, 2),
        output(new AvgPool(0, Window.square(5, 3, 0, 1)), Shape.image(8, 8, 8)));
    Shape shifted = output(new Shift(0), PICTURE);
    assertEquals(Shape.image(8, 31, 31), shifted);
    Window halving = Window.square(1, 2, 0, 1);
    assertEquals(
        Shape.image(4, 16, 16), output(new Conv("conv2", 0, 8, 4, halving, 1, false), shifted));
    assertEquals(
        Shape.image(20, 32, 32),
        output(new Concat(List.of(0, 1, 0)), PICTURE, Shape.image(4, 32, 32), PICTURE));
  }

  @Test
  void layersKnowTheirParameters() {
    Conv depthwise = Conv.depthwise("dw", 0, 8, Window.square(5, 1, 2, 1));
    ParameterSpec weight = depthwise.parameters().get(0);
    assertEquals("dw.weight", weight.name());
    assertEquals(Role.WEIGHT, weight.role());
    assertArrayEquals(new int[] {8, 1, 5, 5}, weight.shape());
    assertEquals(25, weight.fanIn());
    assertEquals(1, depthwise.parameters().size());
    assertEquals(
        List.of("fc.weight", "fc.bias"),
        new Linear("fc", 0, 8, 10).parameters().stream().map(ParameterSpec::name).toList());
    assertTrue(depthwise.isDepthwise());
    assertFalse(new Conv("c", 0, 1, 1, 3, 1, false).isDepthwise());
    assertEquals(List.of(7), depthwise.withInputs(List.of(7)).inputs());
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    Window three = Window.square(3, 1, 1, 1);
    refuses("stem", () -> new Conv("stem", 0, 8, 8, three, 3, false));
    refuses("stem", () -> new Conv("stem", 0, 0, 8, 3, 1, false));
    refuses("stem", () -> output(new Conv("stem", 0, 3, 8, 3, 1, false), PICTURE));
    refuses("stem", () -> output(new Conv("stem", 0, 8, 8, 3, 1, false), Shape.vector(8)));
    refuses(
        "stem",
        () ->
            output(
                new Conv("stem", 0, 8, 8, Window.square(7, 1, 0, 1), 1, false),
                Shape.image(8, 4, 4)));
    refuses("fc", () -> output(new Linear("fc", 0, 8, 3), PICTURE));
    refuses("max pool", () -> new MaxPool(0, Window.square(3, 1, 2, 1)));
    refuses("average pool", () -> new AvgPool(0, Window.square(3, 1, 1, 2)));
    refuses("sum", () -> new Add(List.of()));
    refuses("sum", () -> output(new Add(List.of(0, 1)), PICTURE, Shape.image(8, 16, 16)));
    refuses(
        "concatenation", () -> output(new Concat(List.of(0, 1)), PICTURE, Shape.image(8, 31, 31)));
    refuses("shift", () -> output(new Shift(0), Shape.image(8, 1, 4)));
    refuses("kernel 0", () -> Window.square(0, 1, 0, 1));
  }

  @Test
  void aProgramIsCheckedWhenItIsMade() {
    List<Op> ops = List.of(new GlobalPool(0), new Linear("fc", 1, 4, 3));
    refuses("fc", () -> new Program(3, 8, ops, List.of(), Map.of("fc", 0)));
    refuses("value 2", () -> new Program(3, 8, List.of(new GlobalPool(2)), List.of(), Map.of()));
  }

  private static void refuses(String named, Executable made) {
    Exception e = assertThrows(IllegalArgumentException.class, made);
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }
}
