# Spearman's rank correlation of each proxy with each accuracy of a table of 'croze export'.

path <- commandArgs(trailingOnly = TRUE)[1]
table <- read.csv(path, check.names = FALSE)
for (dataset in unique(sub("/.*", "", grep("/", names(table), value = TRUE)))) {
  columns <- names(table)[startsWith(names(table), paste0(dataset, "/"))]
  scores <- columns[startsWith(columns, paste0(dataset, "/score:"))]
  accuracies <- setdiff(columns, scores)
  rho <- cor(table[scores], table[accuracies], method = "spearman", use = "pairwise.complete.obs")
  rownames(rho) <- sub(".*/score:", "", scores)
  colnames(rho) <- sub("^[^/]*/", "", accuracies)
  cat(dataset, "\n")
  print(round(rho, 3))
}
