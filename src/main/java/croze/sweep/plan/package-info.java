/**
 * What of a sweep is to be computed: architectures that stand for others, equal parts for several
 * machines, and how long it will take.
 */
package croze.sweep.plan;
