/**
 * The append-only log that a sweep resumes from: who wrote it, on what input files, and a checked
 * line an architecture.
 */
package croze.sweep.log;
