/** The accuracy of the architectures that a score puts first. */
package croze.study.kind.selection;
