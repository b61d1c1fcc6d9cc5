/**
 * Runs a task over many architectures, in threads or elsewhere, and writes its log and its export.
 * Knows neither proxies nor training; the packages below hold what a sweep is made of.
 */
package croze.sweep;
