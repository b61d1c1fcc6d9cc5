/**
 * What the CPU engine does and where values lie, decided before any arithmetic: the steps of a
 * program with ops fused, lifetimes of buffers, layouts in memory.
 */
package croze.engine.cpu.plan;
