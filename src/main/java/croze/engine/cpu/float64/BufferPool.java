package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buffers by layout, the last one given back first lent again: it is likeliest still in a cache. A
 * buffer keeps its layout for life, and with it the zeros of its margins; its pixels hold whatever
 * the last borrower left.
 *
 * <p>Networks of other shapes have other layouts, and what was given back for good would pile up.
 * So where a new buffer is needed, and the free ones are more than what was ever lent at once,
 * those of the layouts that were not used for longest are let go.
 */
final class BufferPool {
  /** By layout, the one that was not used for longest first. */
  private final Map<Layout, Deque<Buffer>> free = new LinkedHashMap<>(16, .75f, true);

  private long freeElements;
  private long lentElements;
  private long mostLent;

  /** A buffer with one reference and arbitrary pixels. */
  Buffer take(Layout layout) {
    Deque<Buffer> known = free.get(layout);
    Buffer buffer = known == null ? null : known.pollFirst();
    if (buffer != null) {
      freeElements -= buffer.data.length;
    } else {
      letGo();
      buffer = new Buffer(layout);
    }
    lentElements += buffer.data.length;
    mostLent = Math.max(mostLent, lentElements);
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
      lentElements -= buffer.data.length;
      freeElements += buffer.data.length;
    }
  }

  private void letGo() {
    for (var oldest = free.values().iterator(); freeElements > mostLent && oldest.hasNext(); ) {
      oldest.next().forEach(buffer -> freeElements -= buffer.data.length);
      oldest.remove();
    }
  }

  void clear() {
    free.clear();
    freeElements = 0;
  }
}
