/**
 * The 15,625 cells of NAS-Bench-201: their strings and indices, what of a cell is alive, and which
 * cells give equal networks.
 */
package croze.space;
