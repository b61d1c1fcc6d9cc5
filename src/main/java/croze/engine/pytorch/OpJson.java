package croze.engine.pytorch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Window;

/** The writer of an op as the worker reads it: its kind, the values it reads, and what it needs. */
final class OpJson implements Op.Visitor<ObjectNode> {
  private static final OpJson WRITER = new OpJson();

  private OpJson() {}

  static ObjectNode of(Op op) {
    ObjectNode json = op.accept(WRITER);
    ArrayNode in = json.putArray("in");
    op.inputs().forEach(in::add);
    return json;
  }

  private static ObjectNode kind(String kind) {
    return Message.JSON.createObjectNode().put("op", kind);
  }

  private static ObjectNode windowed(String kind, Window window) {
    Window.Axis rows = window.rows();
    Window.Axis columns = window.columns();
    ObjectNode json = kind(kind);
    json.putArray("kernel").add(rows.kernel()).add(columns.kernel());
    json.putArray("stride").add(rows.stride()).add(columns.stride());
    json.putArray("padding").add(rows.padding()).add(columns.padding());
    json.putArray("dilation").add(rows.dilation()).add(columns.dilation());
    return json;
  }

  @Override
  public ObjectNode conv(Conv op) {
    return windowed("conv", op.window()).put("name", op.name()).put("groups", op.groups());
  }

  @Override
  public ObjectNode linear(Linear op) {
    return kind("linear").put("name", op.name());
  }

  @Override
  public ObjectNode norm(Op.Norm op) {
    return kind("norm").put("name", op.name());
  }

  @Override
  public ObjectNode relu(Op.Relu op) {
    return kind("relu");
  }

  @Override
  public ObjectNode averagePool(AvgPool op) {
    return windowed("average_pool", op.window());
  }

  @Override
  public ObjectNode maxPool(MaxPool op) {
    return windowed("max_pool", op.window());
  }

  @Override
  public ObjectNode globalPool(GlobalPool op) {
    return kind("global_pool");
  }

  @Override
  public ObjectNode zero(Op.Zero op) {
    return kind("zero");
  }

  @Override
  public ObjectNode dropPath(DropPath op) {
    return kind("drop_path").put("name", op.name());
  }

  @Override
  public ObjectNode add(Op.Add op) {
    return kind("add");
  }

  @Override
  public ObjectNode concat(Op.Concat op) {
    return kind("concat");
  }

  @Override
  public ObjectNode shift(Op.Shift op) {
    return kind("shift");
  }
}
