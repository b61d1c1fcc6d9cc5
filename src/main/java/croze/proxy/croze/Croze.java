package croze.proxy.croze;

import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import java.util.List;

/**
 * CRoZe (Ha, Kim and Hwang 2023): Σ over conv and linear layers m of |Z_m·P_m·G_m| (Eq. 10), the
 * factors those of {@link CrozeFactors}, or with factors left out.
 *
 * @param by the switches of the definition
 * @param product which of Z, P, G stay in the product
 */
public record Croze(
    String name, String definition, String source, CrozeDefinition by, Product product)
    implements Proxy {

  /** The product of a layer's factors. */
  @FunctionalInterface
  public interface Product {
    double of(CrozeFactors factors);
  }

  /** CRoZe by that definition with all three factors. */
  public static Croze full(String name, String definition, String source, CrozeDefinition by) {
    return new Croze(name, definition, source, by, m -> m.z() * m.p() * m.g());
  }

  /** A layer that is cut off has no gradient: G is 0, Z and P are not. */
  @Override
  public boolean seesDeadLayers() {
    return product.of(new CrozeFactors(1, 1, 0)) != 0;
  }

  @Override
  public List<Need> needs() {
    return by.needs();
  }

  /** Σ_m |product of the layer's factors|. */
  @Override
  public double score(Passes passes) {
    List<CrozeFactors> layers = passes.shared(by, () -> CrozeFactors.ofLayers(by, passes));
    return layers.stream().mapToDouble(m -> Math.abs(product.of(m))).sum();
  }
}
