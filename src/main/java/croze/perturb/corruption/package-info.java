/**
 * The 15 corruptions of CIFAR-10-C (Hendrycks and Dietterich 2019), each an image, a severity and a
 * keyed stream to an image of bytes.
 */
package croze.perturb.corruption;
