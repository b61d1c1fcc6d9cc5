/**
 * What a person at a console sees and does: progress bars, remarks, the stop of a sweep, how a
 * failure is put in one line. It listens to {@link croze.run} and knows no options.
 */
package croze.console;
