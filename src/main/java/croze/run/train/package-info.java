/**
 * Training: one network, many, or one batch; and what was trained, published or written in formats
 * that others read.
 */
package croze.run.train;
