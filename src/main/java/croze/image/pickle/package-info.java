/** Reads Python pickles of plain containers and numpy arrays, and runs nothing of them. */
package croze.image.pickle;
