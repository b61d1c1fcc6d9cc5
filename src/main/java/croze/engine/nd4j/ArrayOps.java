package croze.engine.nd4j;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/** The ND4J ops that the layers are made of; results go into arrays that the caller gives. */
final class ArrayOps {
  private static final MMulTranspose PLAIN = MMulTranspose.builder().build();
  private static final MMulTranspose LEFT = MMulTranspose.builder().transposeA(true).build();
  private static final MMulTranspose RIGHT = MMulTranspose.builder().transposeB(true).build();

  private ArrayOps() {}

  /** out = scale·a·b + keep·out. Views with a row pitch go to BLAS as they are. */
  static void product(INDArray a, INDArray b, double scale, double keep, INDArray out) {
    Nd4j.exec(new Mmul(a, b, out, scale, keep, PLAIN));
  }

  /** out = scale·aᵀ·b + keep·out. */
  static void productLeft(INDArray a, INDArray b, double scale, double keep, INDArray out) {
    Nd4j.exec(new Mmul(a, b, out, scale, keep, LEFT));
  }

  /** out = scale·a·bᵀ + keep·out. */
  static void productRight(INDArray a, INDArray b, double scale, double keep, INDArray out) {
    Nd4j.exec(new Mmul(a, b, out, scale, keep, RIGHT));
  }

  /** out = a ⊙ b; b may be a row or a column that is repeated. */
  static void multiply(INDArray a, INDArray b, INDArray out) {
    Nd4j.exec(new MulOp(a, b, out));
  }

  /** out = a + b, of one shape. */
  static void add(INDArray a, INDArray b, INDArray out) {
    Nd4j.exec(new AddOp(a, b, out));
  }
}
