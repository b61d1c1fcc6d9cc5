/**
 * The paper's own arithmetic: what its printed figures owe each other, recomputed.
 *
 * <p>{@code experiments/paper/audit.yaml} ({@link croze.study.audit.AuditPlan}) says what is a mean
 * of what and what is printed more than once; {@link croze.study.audit.Audit} gives a {@link
 * croze.study.audit.Finding} for each figure that can be checked.
 */
package croze.study.audit;
