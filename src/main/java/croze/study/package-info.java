/**
 * Studies: what to score, what to hold it against, and the table that comes of it.
 *
 * <p>A study is described by a file of {@code experiments/} ({@link croze.study.Experiment}), takes
 * scores from a {@link croze.study.ScoreSource} and accuracies from an {@link
 * croze.study.Accuracies}, and gives a {@link croze.study.ResultTable}. It knows neither how a
 * score is computed nor how a table is printed.
 */
package croze.study;
