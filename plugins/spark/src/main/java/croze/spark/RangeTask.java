package croze.spark;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * A task of an executor: a range of works to lines of values. croze has a class loader of its own
 * there, one a JVM, since Spark has other versions of libraries that both use.
 */
final class RangeTask extends AbstractFunction1<Iterator<ArrayList<String>>, ArrayList<String>>
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Map<List<String>, Method> LOADED = new ConcurrentHashMap<>();

  private final HashMap<String, HashMap<String, String>> job;
  private final ArrayList<String> classPath;

  RangeTask(HashMap<String, HashMap<String, String>> job, ArrayList<String> classPath) {
    this.job = job;
    this.classPath = classPath;
  }

  @Override
  public ArrayList<String> apply(Iterator<ArrayList<String>> ranges) {
    Method lines = LOADED.computeIfAbsent(classPath, RangeTask::load);
    TaskContext context = TaskContext.get();
    BooleanSupplier stopped = context::isInterrupted;
    ArrayList<String> all = new ArrayList<>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // croze finds engines and proxies by the context class loader.
    Thread.currentThread().setContextClassLoader(lines.getDeclaringClass().getClassLoader());
    try {
      while (ranges.hasNext()) {
        for (Object line : (List<?>) lines.invoke(null, job, ranges.next(), stopped)) {
          all.add((String) line);
        }
      }
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(host() + ": " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    return all;
  }

  private static Method load(List<String> classPath) {
    try {
      List<URL> urls = new ArrayList<>();
      for (String jar : classPath) {
        if (!Files.exists(Path.of(jar))) {
          throw new IllegalStateException(
              host() + " has no " + jar + ": croze must lie at the same place on each machine");
        }
        urls.add(Path.of(jar).toUri().toURL());
      }
      ClassLoader croze =
          new URLClassLoader(
              "croze", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      return Class.forName("croze.run.RemoteWork", true, croze)
          .getMethod("lines", Map.class, List.class, BooleanSupplier.class);
    } catch (ReflectiveOperationException | MalformedURLException e) {
      throw new IllegalStateException(host() + ": croze cannot be loaded: " + e, e);
    }
  }

  private static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }
}
