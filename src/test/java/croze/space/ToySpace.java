package croze.space;

import croze.InvalidInputException;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.Form;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Program;
import croze.random.KeyedStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A space of 27 architectures, to see that nothing in main knows NAS-Bench-201 where it need not:
 * three of the operations skip, pool and conv after each other, the input added to the result.
 */
public record ToySpace() implements SearchSpace {
  private static final List<String> OPERATIONS = List.of("skip", "pool", "conv");
  private static final int PLACES = 3;
  private static final int SIZE = 27;

  /** {@code conv>skip>pool}. */
  public record Chain(List<String> operations) implements Architecture {
    public Chain {
      operations = List.copyOf(operations);
    }

    @Override
    public String id() {
      return String.join(">", operations);
    }

    @Override
    public Program program(Form form, Macro macro) {
      return new Builder(form, macro).build(this);
    }

    @Override
    public int liveOperations() {
      return PLACES;
    }

    @Override
    public double liveConvWeights() {
      return operations.stream().filter("conv"::equals).count();
    }

    @Override
    public String drawing() {
      return "input " + id() + " output";
    }
  }

  private static final class Builder {
    private final Form form;
    private final Macro macro;
    private final List<Op> ops = new ArrayList<>();
    private final Map<String, Integer> layers = new LinkedHashMap<>();

    Builder(Form form, Macro macro) {
      this.form = form;
      this.macro = macro;
    }

    Program build(Chain chain) {
      int stem = conv("stem", 0, 3);
      int x = stem;
      for (int place = 0; place < PLACES; place++) {
        x = operation("c" + place, chain.operations().get(place), x);
      }
      x = add(new Relu(add(new Add(List.of(stem, x)))));
      int last = add(new GlobalPool(x));
      layers.put("fc", 1);
      add(new Linear("fc", last, macro.channels(), macro.classes()));
      return new Program(3, macro.imageSize(), ops, List.of(stem, last), layers);
    }

    private int operation(String name, String operation, int x) {
      return switch (operation) {
        case "skip" -> x;
        case "pool" -> add(new AvgPool(x, 3, 1));
        default -> conv(name, add(new Relu(x)), macro.channels());
      };
    }

    private int conv(String name, int x, int in) {
      layers.put(name, 0);
      int y = add(new Conv(name, x, in, macro.channels(), 3, 1, false));
      return form == Form.WITHOUT_BN
          ? y
          : add(new Norm(name + ".norm", y, macro.channels(), form == Form.PAPER));
    }

    private int add(Op op) {
      ops.add(op);
      return ops.size();
    }
  }

  private record Text() implements Notation {
    @Override
    public String id() {
      return "chain";
    }

    @Override
    public String example() {
      return "conv>skip>pool";
    }

    @Override
    public boolean claims(String text) {
      return text.contains(">");
    }

    @Override
    public Chain read(String text) {
      List<String> operations = List.of(text.split(">", -1));
      if (operations.size() != PLACES || !OPERATIONS.containsAll(operations)) {
        throw new InvalidInputException("no chain: " + Notation.shown(text));
      }
      return new Chain(operations);
    }

    @Override
    public String write(Architecture architecture) {
      return architecture.id();
    }
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<Notation> notations() {
    return List.of(new Text());
  }

  @Override
  public OptionalInt size() {
    return OptionalInt.of(SIZE);
  }

  @Override
  public Chain at(int index) {
    return new Chain(
        IntStream.of(index / 9, index / 3 % 3, index % 3).mapToObj(OPERATIONS::get).toList());
  }

  @Override
  public OptionalInt index(Architecture architecture) {
    return OptionalInt.of(
        ((Chain) architecture)
            .operations().stream().mapToInt(OPERATIONS::indexOf).reduce(0, (i, o) -> 3 * i + o));
  }

  @Override
  public Chain sample(KeyedStream stream) {
    return at(stream.nextInt(SIZE));
  }

  @Override
  public Architecture mutate(Architecture architecture, KeyedStream stream) {
    List<Architecture> neighbours = neighbours(architecture);
    return neighbours.get(stream.nextInt(neighbours.size()));
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      for (String operation : OPERATIONS) {
        List<String> changed = new ArrayList<>(((Chain) architecture).operations());
        if (!changed.set(place, operation).equals(operation)) {
          neighbours.add(new Chain(changed));
        }
      }
    }
    return neighbours;
  }

  /** Where the skips stand makes no difference: 15 classes. */
  @Override
  public Architecture isomorph(Architecture architecture) {
    List<String> sorted = new ArrayList<>(((Chain) architecture).operations());
    sorted.sort(Comparator.comparing(operation -> !operation.equals("skip")));
    return new Chain(sorted);
  }

  @Override
  public Architecture representative(Architecture architecture) {
    return isomorph(architecture);
  }
}
