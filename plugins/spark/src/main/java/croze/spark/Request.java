package croze.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the driver is asked to do.
 *
 * @param master address of the cluster
 * @param classPath jars of croze and of its other plug-ins, by absolute path
 * @param root folder of the project, by absolute path
 * @param job first argument of {@code croze.run.RemoteWork.lines}
 * @param works second argument, all of them
 */
record Request(
    String master,
    ArrayList<String> classPath,
    String root,
    HashMap<String, HashMap<String, String>> job,
    ArrayList<String> works)
    implements Serializable {

  static Request of(
      String master,
      List<String> classPath,
      String root,
      Map<String, Map<String, String>> job,
      List<String> works) {
    HashMap<String, HashMap<String, String>> copy = new HashMap<>();
    job.forEach((name, part) -> copy.put(name, new HashMap<>(part)));
    return new Request(master, new ArrayList<>(classPath), root, copy, new ArrayList<>(works));
  }
}
