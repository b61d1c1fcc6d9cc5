/**
 * Studies: what to score, what to hold it against, and the table that comes of it.
 *
 * <p>{@link croze.study.ExperimentReader} reads a file of {@code experiments/}; {@link
 * croze.study.StudyRun} takes scores from a {@link croze.study.score.ScoreSource} and accuracies
 * from the {@link croze.benchmark.Benchmarks}, and gives a {@link croze.study.result.ResultTable}.
 * A study knows neither how a score is computed nor how a table is printed.
 */
package croze.study;
