/** The scores that a study takes: computed, or given by a file. */
package croze.study.score;
