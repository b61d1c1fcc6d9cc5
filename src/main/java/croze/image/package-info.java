/**
 * Training images, from their files to the normalised batch that an architecture is scored with.
 */
package croze.image;
