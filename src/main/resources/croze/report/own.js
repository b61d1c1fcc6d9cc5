/* The user's own proxies, as croze evaluate left them: rows among those of a table. */

const DATASETS = {"cifar10": "CIFAR-10", "cifar100": "CIFAR-100", "imagenet16-120": "ImageNet16-120"};

/** Set when the page starts: an entry a row, accuracy, data set and view of an evaluation. */
let ownEntries = [];

function decimal(value) {
  return value.toFixed(3).replace("0.", ".");
}

function ownOf(evaluations) {
  return evaluations.flatMap(evaluation => evaluation.rows).filter(r => r.own && r.rho !== undefined).map(r => ({
    own: true,
    table: {title: "your evaluation", reference: "CRoZe"},
    row: {label: r.proxy, n: r.n},
    cell: {
      value: r.rho,
      measured: decimal(r.rho),
      statistics: {
        ...(r.low === undefined ? {} : {low: decimal(r.low), high: decimal(r.high)}),
        ...(r.tau === undefined ? {} : {tau: decimal(r.tau)}),
        ...(r.ties === undefined ? {} : {ties: r.ties}),
        ...(r.minus_croze_p_holm === undefined ? {} : {minusReference: decimal(r.minus_croze), holm: r.minus_croze_p_holm}),
      },
    },
    training: training(r.metric.startsWith("nas-robbench-201:")),
    dataset: DATASETS[r.dataset] || r.dataset,
    cells: r.view + " cells",
    column: metricLabel(r.metric.replace(/^.*:/, "")),
    toSize: r.minus_effective_params_p_holm,
    size: r.controlling_for_effective_params,
  }));
}

/** clean as Clean, fgsm@8 as FGSM 8. */
function metricLabel(metric) {
  const known = {clean: "Clean", autoattack: "AutoAttack", corruptions: "CC"};
  return known[metric] || metric.replace("@", " ").replace(/^(fgsm|pgd|apgd-ce|square)/i, name => ({"apgd-ce": "APGD-CE", square: "Square"})[name] || name.toUpperCase());
}

/** What a column of a table is of, so that an evaluation can be held beside it. */
function place(table, block, column) {
  const label = block.columns[column];
  const mixed = block.columns.some(c => c.startsWith("AT "));
  return {
    training: training(mixed ? label.startsWith("AT ") : standIn(table)),
    dataset: block.dataset,
    cells: block.view || (/unique cells/.test(table.title) ? "unique cells" : "all cells"),
    column: label.replace(/^[AS]T /, "").replace(/^AA$/, "AutoAttack"),
  };
}

/** The user's rows of a block: cells where an evaluation has the same accuracy, data set and view. */
function ownRows(table, block) {
  if (table.unit !== "correlation") {
    return [];
  }
  const places = block.columns.map((_, c) => place(table, block, c));
  return distinct(ownEntries.map(e => e.row.label)).map(label => {
    const entries = places.map(at => ownEntries.find(e => e.row.label === label
      && ["training", "dataset", "cells", "column"].every(key => e[key] === at[key])));
    return {own: true, label, entries, n: Math.max(0, ...entries.filter(Boolean).map(e => e.row.n)),
      cells: entries.map(e => e ? e.cell : {}),
      size: entries.find(Boolean)?.size};
  }).filter(row => row.entries.some(Boolean));
}

function yours() {
  return el("span", {class: "yours"}, "yours");
}

/** A picture of one column of a table with the user's rows in it. */
function ownPicture(table, block) {
  const own = ownRows(table, block);
  if (own.length === 0) {
    return "";
  }
  const columns = block.columns.map((_, c) => c).filter(c => own.some(row => row.entries[c]));
  const figure = el("div", {});
  const draw = index => {
    const c = columns[index];
    const rows = block.rows.filter(r => r.cells[c].value !== undefined).map(r => ({table, row: r, cell: r.cells[c]}))
      .concat(own.map(row => row.entries[c]).filter(Boolean)).sort((a, b) => b.cell.value - a.cell.value);
    figure.replaceChildren(dots(rows, null));
  };
  draw(0);
  return el("div", {class: "own-picture"}, el("h3", {}, "The same with yours"),
    columns.length > 1 && choice("Accuracy", columns.map(c => block.columns[c]), draw), figure);
}
