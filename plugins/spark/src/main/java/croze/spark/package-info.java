/**
 * Sweeps on a Spark cluster. Three kinds of JVMs take part: croze, which knows no class of Spark;
 * the driver, which knows no class of croze; and the executors, where croze has a class loader of
 * its own. Text passes between them, so that the libraries of both never meet.
 */
package croze.spark;
