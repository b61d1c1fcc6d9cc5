package croze.study;

import java.util.Map;

/**
 * Scores of some architectures.
 *
 * @param indices indices of the architectures in the space, ascending
 * @param byProxy for each proxy one score an architecture, in that order; NaN where the proxy is
 *     undefined
 */
public record ScoreColumns(int[] indices, Map<String, double[]> byProxy) {}
