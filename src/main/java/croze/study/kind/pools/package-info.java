/** What a score chooses from random pools of architectures. */
package croze.study.kind.pools;
