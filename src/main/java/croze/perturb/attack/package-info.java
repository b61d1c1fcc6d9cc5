/**
 * Adversarial attacks in pixel space: a network's gradients, images in [0, 1] and their labels to
 * images near them that the network gets wrong. One file an attack.
 */
package croze.perturb.attack;
