/**
 * The command line: a class for each command, whose parameters are its options, and one call of
 * {@link croze.run} in it. The texts of the help are in {@code help.properties}.
 */
package croze.cli;
