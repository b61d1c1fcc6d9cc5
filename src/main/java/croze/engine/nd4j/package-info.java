/**
 * The engine on ND4J: every op of a program as a few ND4J ops, with a tape of its own. Runs on
 * whatever backend ND4J finds: the processor, or CUDA with the Maven profile {@code cuda}.
 *
 * <p>A value lies channel by channel with a border of zeros round each image (see {@link
 * croze.engine.nd4j.Grid}), so each tap of a 3×3 convolution is one matrix product with a shifted
 * view of it and nothing is ever copied into columns.
 */
package croze.engine.nd4j;
