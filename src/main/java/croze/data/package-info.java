/**
 * The data folder: which external files the harness knows, where they are found, and whether their
 * bytes are the right ones.
 */
package croze.data;
