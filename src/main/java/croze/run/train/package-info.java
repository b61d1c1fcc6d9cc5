/**
 * Training: one network, many, or one batch; what was trained published or written in formats of
 *
 * <p>* others.
 */
package croze.run.train;
