/** Zero-cost proxies as NAS-Bench-Suite-Zero published them, to compare scores with. */
package croze.benchmark.zerocost;
