/**
 * The registry: every proxy by its name, and the figures that others print of some. A proxy is a
 * pure function of passes; the packages below hold what one is and those that there are.
 *
 * <p>How files of images become a score, from above down:
 *
 * <ol>
 *   <li>{@code score.Scorer} has a {@code data.DataFolder} find and verify the files; {@code
 *       image.ImageSet} holds their bytes and {@code image.KeyedBatches} draws the batch x of an
 *       architecture. With the stream of its weights θ that makes {@code score.Draws}.
 *   <li>{@code score.PassPlan} unites what all proxies {@linkplain croze.proxy.api.Proxy#needs
 *       need}, each pass once. A {@link croze.proxy.api.PassKey} tells a pass by its {@link
 *       croze.proxy.api.Weights} and {@link croze.proxy.api.Images}, and these by the passes that
 *       they are made from. For {@code croze}: (|θ|, x), at whose gradients θʳ is made; (θʳ, x), at
 *       whose input gradient x' is made; (θʳ, x').
 *   <li>{@code score.PassRunner} makes weights and images of a key ({@code croze.perturb}) and has
 *       an {@code engine.Engine} run it when a proxy first reads it.
 *   <li>{@link croze.proxy.api.Proxy#score} reads the passes: {@code croze} compares weights,
 *       features and gradients of (|θ|, x) with those of (θʳ, x'), the gradients of (θʳ, x) added
 *       to the latter.
 * </ol>
 */
package croze.proxy;
