/** NAS-RobBench-201: adversarially trained networks. */
package croze.benchmark.adversarial;
