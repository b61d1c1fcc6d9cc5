/** What a search finds that a score guides. */
package croze.study.kind.search;
