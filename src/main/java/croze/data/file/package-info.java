/**
 * Files on disk: read within bounds, hashed, written whole or not at all, and only where that is
 * allowed.
 */
package croze.data.file;
