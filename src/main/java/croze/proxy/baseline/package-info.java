/**
 * The proxies of CRoZe's Table 2 that are not CRoZe's own: counts, sums over layers, and those of
 * single papers.
 */
package croze.proxy.baseline;
