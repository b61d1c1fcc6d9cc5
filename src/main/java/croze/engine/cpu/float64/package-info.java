/**
 * The steps of a plan on arrays, in one precision. Two packages have this text: that of 64 bits, in
 * {@code src/main/java}, and its copy of 32 bits, in {@code target/generated-sources}. The build
 * makes the copy before it compiles: it replaces the primitive type, its box and the name of the
 * package, in other words too (the vector types of the JDK have the box's name in theirs). The pom
 * lists the three replacements, at {@code replacestring}.
 *
 * <p>So that both compile, constants and the results of {@link Math} are cast to the primitive
 * type: redundant in one, needed in the other. What has 64 bits in both, as tensors have, is
 * converted in {@code Tensors}. A change is made in the original; the next build makes the copy
 * again.
 */
package croze.engine.cpu.float64;
