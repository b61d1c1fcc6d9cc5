/**
 * Studies and tables of the paper: what is asked, the scores that it takes, what is made of it, and
 * what is shown where there are no accuracies.
 */
package croze.run.study;
