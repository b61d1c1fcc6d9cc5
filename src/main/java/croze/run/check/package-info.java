/**
 * The check of committed results against what is expected and against themselves made again, and
 * the acceptance of what is there as expected.
 */
package croze.run.check;
