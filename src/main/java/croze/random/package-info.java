/** The one source of random numbers: a stream keyed by what it is for. */
package croze.random;
