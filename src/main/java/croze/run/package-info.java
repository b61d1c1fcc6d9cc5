/**
 * The application as a library: what a command does, without its options and without a terminal. A
 * {@link croze.run.RunListener} is told how it goes.
 */
package croze.run;
