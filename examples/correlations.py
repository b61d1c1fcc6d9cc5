"""Spearman's rank correlation of each proxy with each accuracy of a table of 'croze export'."""

import sys

import pandas


def correlations(table, dataset):
    """A row a proxy, a column an accuracy, over the architectures that have both."""
    prefix = dataset + "/"
    score = prefix + "score:"
    scores = [c for c in table.columns if c.startswith(score)]
    accuracies = [c for c in table.columns if c.startswith(prefix) and c not in scores]
    rho = table[scores + accuracies].corr(method="spearman").loc[scores, accuracies]
    return rho.rename(index=lambda c: c[len(score):], columns=lambda c: c[len(prefix):])


def main(path):
    # The default parser may miss the last bit of a score.
    table = pandas.read_csv(path, float_precision="round_trip")
    datasets = dict.fromkeys(c.split("/")[0] for c in table.columns if "/" in c)
    for dataset in datasets:
        print(dataset)
        print(correlations(table, dataset).round(3).to_string())


if __name__ == "__main__":
    main(sys.argv[1])
