/**
 * Robust NAS-Bench-201: networks trained on clean images, tested on attacked and corrupted ones.
 */
package croze.benchmark.robust;
