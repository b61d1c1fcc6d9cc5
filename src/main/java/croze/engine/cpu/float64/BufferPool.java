package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Buffers by layout, the last one given back first lent again: it is likeliest still in a cache. A
 * buffer keeps its layout for life, and with it the zeros of its margins; its pixels hold whatever
 * the last borrower left.
 */
final class BufferPool {
  private final Map<Layout, Deque<Buffer>> free = new HashMap<>();

  /** A buffer with one reference and arbitrary pixels. */
  Buffer take(Layout layout) {
    Deque<Buffer> known = free.get(layout);
    Buffer buffer = known == null ? null : known.pollFirst();
    if (buffer == null) {
      buffer = new Buffer(layout);
    }
    buffer.references = 1;
    buffer.channelSums = null;
    return buffer;
  }

  Buffer share(Buffer buffer) {
    buffer.references++;
    return buffer;
  }

  /** Ends one reference; null is allowed. */
  void release(Buffer buffer) {
    if (buffer != null && --buffer.references == 0) {
      free.computeIfAbsent(buffer.layout, l -> new ArrayDeque<>()).addFirst(buffer);
    }
  }

  void clear() {
    free.clear();
  }
}
