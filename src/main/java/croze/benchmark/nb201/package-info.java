/** NAS-Bench-201: test accuracies on clean images. */
package croze.benchmark.nb201;
