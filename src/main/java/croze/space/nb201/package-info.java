/**
 * NAS-Bench-201: the 15,625 cells, their notations, what of a cell is alive, which cells give equal
 * networks, and the network around a cell.
 */
package croze.space.nb201;
