/**
 * Networks: {@link croze.net.Program}, a flat list of ops with their shapes; the forms that a
 * network is run in, what is counted of it, and its initial parameters. Runs nothing.
 */
package croze.net;
