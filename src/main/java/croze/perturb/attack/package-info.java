/**
 * Adversarial attacks in pixel space: a network's gradients, images in [0, 1] and their labels to
 * images near them that the network gets wrong. One file an attack, and a line in {@code
 * META-INF/services} that names it; a key that a text leaves out has the default of public code.
 */
package croze.perturb.attack;
