/**
 * Downloads: fetches external files from their sources in turn, within bounds, and resumes where it
 * was broken off.
 */
package croze.data.fetch;
