/** How perturbed images and perturbed weights are made from clean ones, as pure functions. */
package croze.perturb;
