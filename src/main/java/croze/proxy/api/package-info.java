/**
 * What a proxy is and what it sees: the passes that it needs, made from weights and images, and
 * their results. A proxy in a user's jar depends on this package alone.
 */
package croze.proxy.api;
