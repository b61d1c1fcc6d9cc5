/** The figures of the paper that are about trained networks, measured on networks trained here. */
package croze.figure;
