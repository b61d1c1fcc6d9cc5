/**
 * Networks: {@link croze.net.Program}, a flat list of ops, how NAS-Bench-201 builds one round a
 * cell, and the initial parameters. Runs nothing.
 */
package croze.net;
