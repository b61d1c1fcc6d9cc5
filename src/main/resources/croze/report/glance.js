/* The first screen: which proxy is best on what, whether the paper reproduces, what is partial. */

/** Studies of single proxies of NAS-Bench-201: ensembles, DARTS and other images have tables of their own. */
function ofProxies(study) {
  return study.table && study.table.unit === "correlation" && study.table.heading === "proxy"
    && !/^(table12|darts|image-sources)/.test(study.name);
}

/** The rows of the study of the best ranking with their cells of an accuracy, if it has that. */
function ofBest(studies, entry) {
  const block = studies.find(s => s.name === "best")?.table?.blocks.find(b => b.dataset === entry.dataset);
  const label = (entry.training.startsWith("Adv") ? "AT " : "") + (entry.column === "AutoAttack" ? "AA" : entry.column);
  return (block?.rows || []).map(row => ({row, cell: row.cells[block.columns.indexOf(label)]}))
    .filter(e => e.cell?.value !== undefined);
}

const CEILING = "Ceiling";

/** How well other published accuracies of the same networks rank this one, where a study says it. */
function ceiling(studies, entry) {
  return ofBest(studies, entry).find(e => e.row.label === CEILING)?.cell;
}

/** Every correlation of a proxy: one entry a row, column and block. */
function correlations(studies) {
  const found = [];
  for (const study of studies.filter(ofProxies)) {
    const t = study.table;
    for (const b of t.blocks) {
      b.columns.forEach((label, c) => b.rows
        .filter(row => row.cells[c].value !== undefined && !(b.unranked || []).includes(label))
        .forEach(row => found.push({table: t, row, cell: row.cells[c], ...place(t, b, c)})));
    }
  }
  return found.concat(ownEntries);
}

function training(adversarial) {
  return adversarial ? "Adversarial training" : "Standard training";
}

/** Whether the accuracies stand in for networks that the paper's authors did not publish. */
function standIn(table) {
  return /^NAS-RobBench/.test(table.benchmark || "");
}

function distinct(list) {
  return [...new Set(list)];
}

/** Rows over the same architectures, one a label, the best first; published rows over fewer are left out. */
function ranking(entries) {
  const n = Math.max(...entries.map(e => e.row.n));
  const shown = new Map();
  entries.filter(e => e.own || e.row.n >= .97 * n).forEach(e => {
    if (!shown.has(e.row.label) || (e.cell.paper && !shown.get(e.row.label).cell.paper)) {
      shown.set(e.row.label, e);
    }
  });
  return [...shown.values()].sort((a, b) => b.cell.value - a.cell.value);
}

/** Choices that depend on each other: training, data set, cells, accuracy. */
function ranked(studies) {
  const all = correlations(studies);
  if (all.length === 0) {
    return el("p", {}, "No table of correlations is here yet: make table2 makes one.");
  }
  const levels = ["training", "dataset", "cells", "column"];
  const wanted = {training: "Standard training", dataset: "CIFAR-10", cells: "all cells", column: "FGSM 8"};
  const place = el("div", {class: "ranked"});
  const draw = () => {
    let left = all;
    const selects = levels.map(level => {
      const names = distinct(left.map(e => e[level]));
      if (!names.includes(wanted[level])) {
        wanted[level] = names[0];
      }
      left = left.filter(e => e[level] === wanted[level]);
      return el("label", {}, {training: "Training", dataset: "Data set", cells: "Architectures", column: "Accuracy"}[level],
        el("select", {onchange: event => { wanted[level] = event.target.value; draw(); }},
          names.map(name => el("option", {selected: name === wanted[level]}, name))));
    });
    const rows = ranking(left);
    const limit = ceiling(studies, left[0]);
    place.replaceChildren(el("div", {class: "selects"}, selects), el("p", {class: "answer"}, answer(rows, left), together(studies, left[0])), brief(studies), dots(rows, limit),
      el("p", {class: "legend"}, "Spearman's ρ with its 95 % interval; the diamond is the paper's figure. ",
        limit && `The dashed line, ${limit.measured}, is the ceiling: how other published accuracies of the same networks rank them. `,
        `${thousands(Math.max(...rows.map(e => e.row.n)))} architectures. Rows over fewer architectures are left out. L: needs labels, D: images, B: a backward pass.`,
        rows.some(e => e.own) && " Yours are in the second colour, with n if they are over fewer."));
  };
  draw();
  return place;
}

/** Who leads, and whether it can be told from a count of parameters. all: of every table, for one that tests the two. */
function answer(rows, all) {
  const [first] = rows;
  const count = rows.find(e => /^effective/i.test(e.row.label));
  const range = s => s && s.low ? ` (${s.low} to ${s.high})` : "";
  const lead = `${first.row.label} is best with ${first.cell.measured}${range(first.cell.statistics)}. `;
  if (!count) {
    return lead;
  }
  if (count === first) {
    return lead + "It counts the parameters of live convolutions and needs no network.";
  }
  const s = count.cell.statistics || {};
  const counted = `${lead}${count.row.label}, a count without a network, has ${count.cell.measured}${range(s)}. `;
  const p = tested(first, count, all);
  if (p !== undefined) {
    return counted + (p < .05
      ? `The two are distinguishable: a paired test on the same architectures has p ${probability(p)}.`
      : `The two are not distinguishable: a paired test on the same architectures has p ${probability(p)}.`);
  }
  return counted + (Number(first.cell.statistics?.low) > Number(s.high)
    ? "The two are distinguishable: their intervals are apart."
    : "Their intervals overlap, and no table here tests the two on the same architectures, so which is better stays open.");
}

/** Holm's p of the paired test of two rows, if a table has one of them as its reference. */
function tested(a, b, all) {
  const ofPair = all.filter(e => e.row.n >= .97 * a.row.n && e.cell.statistics?.holm !== undefined
    && ((e.row.label === a.row.label && e.table.reference === b.row.label)
      || (e.row.label === b.row.label && e.table.reference === a.row.label)));
  return ofPair[0]?.cell.statistics.holm;
}

function probability(p) {
  return p < .001 ? "< .001" : "= " + p.toFixed(3).replace(/^0/, "");
}

/** What means of ranks of several scores reach, where the study of them says it. */
function together(studies, entry) {
  const [found] = ofBest(studies, entry).filter(e => e.row.label !== CEILING).sort((a, b) => b.cell.value - a.cell.value);
  return found && [" On the half of the unique cells that nothing was chosen by, ", el("b", {}, found.row.label),
    ` of the study `, el("a", {href: "#best"}, "Best"), ` leads with ${found.cell.measured}.`];
}

/** What else a reader asks first, one line each. */
function brief(studies) {
  const tables = studies.filter(s => s.table);
  const partial = tables.filter(s => s.table.partial);
  const own = studies.filter(ownAccuracies);
  return el("ul", {class: "brief"},
    crozeRow(tables),
    tables.length > 0 && el("li", {}, el("b", {}, "Partial: "), partial.length === 0
      ? "no table."
      : [`${partial.length} of ${tables.length} tables, over a random part of their architectures: `, links(partial), "."]),
    el("li", {}, el("b", {}, "Accuracies of our own: "), own.length === 0
      ? "none; all are published ones."
      : [links(own), " have networks that were trained here. All other accuracies are published ones."]));
}

function links(studies) {
  return studies.map((s, i) => [i > 0 && ", ", el("a", {href: "#" + s.name}, short(s))]);
}

/** Whether a study shows accuracies of networks that were trained here. */
function ownAccuracies(study) {
  return study.table?.benchmark === "embedded benchmark" || /^(figure[4-7]|embedded|pilot)/.test(study.name)
    || (study.frames || []).some(hasOwnAccuracy);
}

/** A frame of paper and measured figures has one of an accuracy. */
function hasOwnAccuracy(frame) {
  const [heads, ...rows] = frame.rows;
  const column = heads.indexOf("column"), here = heads.indexOf("here");
  return column >= 0 && here >= 0 && rows.some(r => r[here] !== "" && /^(clean|cc|hrs|fgsm|pgd|cw|deepfool|spsa|lgv|autoattack)/.test(r[column]));
}

/** Whether the paper's row of CRoZe reproduces, by its tables. */
function crozeRow(tables) {
  const told = tables.filter(s => /^table/.test(s.name))
    .flatMap(s => (s.table.paperRows || []).filter(r => r.label === "CRoZe").map(row => ({s, row})));
  const list = (words, those) => those.length > 0 && [words, those.map(({s, row}, i) => [i > 0 && ", ",
    el("a", {href: "#" + s.name}, short(s)), ` (${row.inside} of ${row.of} figures${standIn(s.table) ? ", stand-in networks" : ""}${row.wide ? ", wide intervals" : ""})`])];
  const parts = [
    list("in full in ", told.filter(({row}) => row.inside === row.of)),
    list("in part in ", told.filter(({row}) => row.inside > 0 && row.inside < row.of)),
    list("not in ", told.filter(({row}) => row.inside === 0)),
  ].filter(Boolean);
  return parts.length > 0 && el("li", {}, el("b", {}, "The paper's CRoZe row "), "lies inside the measured 95 % intervals ",
    parts.map((part, i) => [i > 0 && "; ", part]), ".");
}

/** A dot, its interval and the paper's diamond a row. */
function dots(rows, limit) {
  const width = Math.min(720, document.querySelector("main").clientWidth - 30);
  const wide = width >= 500;
  const left = wide ? 170 : 128, right = wide ? 165 : 96, line = 24;
  const values = rows.flatMap(e => [e.cell.value, Number(e.cell.statistics?.low), Number(e.cell.statistics?.high), Number(e.cell.paper)])
    .concat(limit ? [limit.value] : []).filter(Number.isFinite);
  const low = Math.min(0, Math.floor(Math.min(...values) * 10) / 10);
  const high = Math.min(1, Math.ceil(Math.max(...values) * 10) / 10);
  const x = v => left + (v - low) / (high - low) * (width - left - right);
  const height = line * rows.length + 26;
  const ticks = [];
  for (let v = Math.ceil(low * 5) / 5; v < high + .01; v += .2) {
    ticks.push(svg("line", {class: "tick", x1: x(v), x2: x(v), y1: 0, y2: height - 20}),
      svg("text", {class: "axis", x: x(v), y: height - 6}, Math.abs(v).toFixed(1)));
  }
  return svg("svg", {class: "dots", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Proxies by rank correlation"},
    ticks, limit && svg("line", {class: "ceiling", x1: x(limit.value), x2: x(limit.value), y1: 0, y2: height - 20}),
    rows.map((e, i) => {
      const y = line * i + 14;
      const s = e.cell.statistics || {};
      const most = Math.max(...rows.map(r => r.row.n));
      const name = e.own && e.row.n < most ? `${e.row.label} (n ${thousands(e.row.n)})` : e.row.label;
      return svg("g", {class: e.own ? "own" : null}, svg("title", {}, `${e.row.label}: ${details(e.table, e.cell)}\n${e.table.title}`),
        svg("text", {class: "name", x: left - 10, y: y + 4}, name),
        s.low && svg("line", {class: "interval", x1: x(Number(s.low)), x2: x(Number(s.high)), y1: y, y2: y}),
        svg("circle", {cx: x(e.cell.value), cy: y, r: 4.5}),
        e.cell.paper && svg("path", {class: "paper", d: `M${x(Number(e.cell.paper))} ${y - 7}l6 7-6 7-6-7z`}),
        svg("text", {class: "number", x: width - right + 10, y: y + 4}, e.cell.measured), dotNeeds(e, width - right + 56, y + 4, wide));
    }));
}

/** What a row needs and costs, to the right of its figure. */
function dotNeeds(entry, x, y, wide) {
  const found = needs.of(entry.table.study, entry.row.label);
  return found && svg("g", {class: "dot-needs"}, svg("title", {}, needsText(found)),
    NEEDS.map(need => found.letters.includes(need) && svg("text", {x: x + 13 * NEEDS.indexOf(need), y}, need[1])),
    wide && svg("text", {x: x + 48, y}, seconds(found.seconds)));
}

/** Each figure of the paper against the measured one, and how many of each row lie inside. */
function reproduction(studies) {
  const told = studies.filter(s => s.table && s.table.paperRows && s.table.paperRows.length > 0);
  if (told.length === 0) {
    return "";
  }
  const points = told.flatMap(s => {
    const rows = new Set(s.table.paperRows.map(r => r.label));
    return s.table.blocks.flatMap(b => b.rows.filter(r => rows.has(r.label)).flatMap(r => r.cells.map((c, i) => ({c, r, b, s, i}))))
      .filter(p => p.c.verdict && p.s.table.unit === "correlation");
  });
  return [
    el("h3", {}, "Does the paper reproduce?"),
    el("div", {class: "reproduction"}, el("figure", {}, identity(points),
      el("figcaption", {}, "Each printed figure against the measured one. Blue: inside the 95 % interval; grey: within .02; orange: apart.")),
      el("div", {class: "scroll"}, el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col", class: "plain"}, "Table"),
        el("th", {scope: "col", class: "plain text"}, "Figures inside the 95 % interval, by row of the paper"))),
      el("tbody", {}, told.map(s => el("tr", {}, el("th", {scope: "row"}, el("a", {href: "#" + s.name}, short(s)),
        standIn(s.table) && el("span", {class: "soft"}, " stand-in networks")),
        el("td", {class: "text wrap"}, s.table.paperRows.map((r, i) => [i > 0 && ", ", tally(r)]))))))))];
}

function tally(row) {
  const better = row.alternatives.filter(a => a.inside > row.inside).sort((a, b) => b.inside - a.inside)[0];
  const text = `${row.label} ${row.inside}/${row.of}`;
  return [row.inside === row.of && !row.wide ? el("b", {}, text) : text, row.wide && " (wide intervals)", better && ` (as ${better.label} ${better.inside}/${better.of})`];
}

/** The paper's figures against the measured ones: on the line is reproduced. */
function identity(points) {
  const size = 380, edge = 40;
  const low = Math.min(0, ...points.flatMap(p => [p.c.value, Number(p.c.paper)]));
  const at = v => edge + (v - low) / (1 - low) * (size - edge - 12);
  const ticks = [-.5, 0, .5, 1].filter(v => v >= low);
  return svg("svg", {class: "identity", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "Paper against measured"},
    ticks.map(v => [svg("text", {class: "axis", x: at(v), y: size - 22}, v.toFixed(1)),
      svg("text", {class: "axis end", x: edge - 6, y: size - at(v) + 4}, v.toFixed(1)),
      svg("line", {class: "tick", x1: at(v), x2: at(v), y1: 12, y2: size - edge}),
      svg("line", {class: "tick", y1: size - at(v), y2: size - at(v), x1: edge, x2: size - 12})]),
    svg("line", {class: "same", x1: at(low), y1: size - at(low), x2: at(1), y2: size - at(1)}),
    points.map(p => svg("circle", {class: p.c.verdict, cx: at(Number(p.c.paper)), cy: size - at(p.c.value), r: 3},
      svg("title", {}, `${short(p.s)}, ${p.r.label}, ${p.b.dataset} ${p.b.columns[p.i]}: paper ${p.c.paper}, measured ${p.c.measured}`))),
    svg("text", {class: "axis", x: size / 2, y: size - 4}, "paper"),
    svg("text", {class: "axis", transform: `translate(11 ${size / 2}) rotate(-90)`}, "measured"));
}

function partialTables(studies) {
  const partial = studies.filter(s => s.table && s.table.partial);
  return [
    el("h3", {}, "What is partial"),
    partial.length === 0
      ? el("p", {}, "Every table covers all architectures that it asks for.")
      : el("ul", {class: "partial"}, partial.map(s =>
        el("li", {}, el("a", {href: "#" + s.name}, short(s)), ": ", s.table.sentences[0].replace(/ Not the final table.*/, "")))),
    el("h3", {}, "Whose accuracies"),
    el("ul", {}, distinct(studies.filter(s => s.table && s.table.benchmark).map(s => s.table.benchmark)).map(b =>
      el("li", {}, b, ": ", studies.filter(s => s.table && s.table.benchmark === b).map(short).join(", ")))),
  ];
}

function glance(studies) {
  return section("findings", "Which proxy is best on what?", ranked(studies), reproduction(studies), partialTables(studies));
}
