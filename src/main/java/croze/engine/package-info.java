/**
 * Runs programs: {@link croze.engine.Engine} is (program, parameters, batch) → {@link
 * croze.engine.Pass}, and knows nothing of what is made of it. Engines live in packages below.
 */
package croze.engine;
