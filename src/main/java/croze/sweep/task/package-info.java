/**
 * What is swept: a task and its setting, the architectures that it is asked for, and the values
 * that it gives of them.
 */
package croze.sweep.task;
