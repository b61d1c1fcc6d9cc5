/** Proxies that came after CRoZe, as their public code computes them. */
package croze.proxy.modern;
