/**
 * The DARTS space: genotypes of a normal and a reduction cell, in the standard form and in CRoZe's,
 * RobNets, what of them is alive, and the networks built from them.
 */
package croze.space.darts;
