/**
 * The steps of a plan in double, on arrays. Written once for both precisions: the build makes the
 * package of the other one by exchanging the words.
 */
package croze.engine.cpu.float64;
