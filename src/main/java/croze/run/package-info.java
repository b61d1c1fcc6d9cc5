/**
 * The application as a library: what a command does, without its options and without a terminal. A
 * request says what is asked for, a {@link croze.run.RunListener} is told how it goes, and {@link
 * croze.run.ResultFolders} decides where something may be written. One package for each kind of
 * request.
 */
package croze.run;
