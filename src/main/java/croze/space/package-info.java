/**
 * Search spaces: what an architecture is, how it is written, drawn and changed, and the network
 * that it makes. A package below this one holds one space.
 */
package croze.space;
