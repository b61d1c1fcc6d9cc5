/** What there is: proxies, engines, metrics, files of data, an architecture of a space. */
package croze.run.catalogue;
