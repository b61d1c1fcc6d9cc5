/**
 * The engine on heap arrays: a program becomes a plan ({@code plan}), which runs in the arithmetic
 * asked for ({@code float64}, {@code float32}), by the Vector API or by plain loops.
 */
package croze.engine.cpu;
