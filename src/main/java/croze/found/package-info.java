/** Tables about networks that searches found in the DARTS space: the paper's, and ours. */
package croze.found;
