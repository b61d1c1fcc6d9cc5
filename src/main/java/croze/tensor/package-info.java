/** Arrays of numbers with a shape. */
package croze.tensor;
