/** One attack or one corruption of some images, for scripts and for looking at. */
package croze.run.perturb;
