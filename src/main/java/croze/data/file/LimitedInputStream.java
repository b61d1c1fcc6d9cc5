package croze.data.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails once it has given more bytes than its limit: no input fills the memory. */
public final class LimitedInputStream extends FilterInputStream {
  private final String what;
  private final long limit;
  private long given;

  /**
   * @param what what the message calls it
   * @param limit how many bytes it may give
   */
  public LimitedInputStream(InputStream in, String what, long limit) {
    super(in);
    this.what = what;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return (int) count(super.read(buffer, offset, length));
  }

  @Override
  public long skip(long n) throws IOException {
    return count(super.skip(n));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private long count(long n) throws IOException {
    given += Math.max(n, 0);
    if (given > limit) {
      throw new IOException(what + " is longer than " + limit + " bytes");
    }
    return n;
  }
}
