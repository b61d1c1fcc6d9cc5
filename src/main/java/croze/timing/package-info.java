/**
 * How fast sweeps are: times of scoring whole architectures, the same beside the PyTorch peer, and
 * how the cost grows. (Kernels and passes are timed by JMH, see the Maven profile {@code bench}.)
 */
package croze.timing;
