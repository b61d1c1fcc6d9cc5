/**
 * What a proxy is and what it sees: the passes that it needs, made from weights and images, and
 * their results. A proxy in a user's jar needs this package, and {@link croze.engine.Pass} to read
 * what it asked for.
 */
package croze.proxy.api;
