/* Tables that sort. */

const VERDICTS = {
  inside: ["●", "the paper's figure lies inside the 95 % interval"],
  close: ["◐", "the paper's figure is outside the interval, within 0.02"],
  apart: ["○", "the paper's figure is apart"],
};

/**
 * A table whose head sorts: first downwards (text upwards), then the other way, then as it was.
 * rows: [{own, key: [sort keys], cells: [td]}]
 */
function sortable(caption, heads, rows) {
  const body = el("tbody", {}, rows.map(r => el("tr", {class: r.own ? "own" : null}, r.cells)));
  const original = [...body.rows];
  const keys = new Map(original.map((tr, i) => [tr, rows[i].key]));
  let sorted = null;
  let direction = 0;
  const sort = column => {
    const text = rows.some(r => typeof r.key[column] === "string");
    const first = text ? 1 : -1;
    direction = sorted !== column ? first : direction === first ? -first : 0;
    sorted = direction === 0 ? null : column;
    const order = direction === 0 ? original : [...original].sort((a, b) => {
      const x = keys.get(a)[column];
      const y = keys.get(b)[column];
      if (missing(x) || missing(y)) {
        return missing(x) - missing(y);
      }
      return direction * (text ? String(x).localeCompare(String(y)) : x - y);
    });
    body.append(...order);
    heads.forEach((h, i) => {
      const state = i !== sorted ? "none" : direction > 0 ? "ascending" : "descending";
      headCells[i].setAttribute("aria-sort", state);
    });
  };
  const headCells = heads.map((head, i) =>
    el("th", {scope: "col", "aria-sort": "none", class: i === 0 ? "name" : null},
      el("button", {type: "button", onclick: () => sort(i)}, head)));
  return el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
    el("table", {}, el("thead", {}, el("tr", {}, headCells)), body));
}

function missing(key) {
  return key === undefined || key === null || Number.isNaN(key) ? 1 : 0;
}

/** The table of a study: one block (data set, view) at a time. */
function studyTable(table) {
  const place = el("div", {});
  const show = index => place.replaceChildren(block(table, table.blocks[index]),
    ...(table.blocks[index].quality || []).map(q => quality(table.blocks[index], q)));
  show(0);
  const names = table.blocks.map(b => b.view ? b.dataset + ", " + b.view : b.dataset);
  return el("div", {class: "study-table"},
    table.blocks.length > 1 && choice("Data set", names, show),
    place,
    legend(table),
    table.notes.length > 0 && el("ul", {class: "notes"}, table.notes.map(n =>
      el("li", {}, el("sup", {}, n.mark), " ", n.text))));
}

/** How good the accuracies of the columns are, where they are not published ones. */
function quality(b, q) {
  const known = b.columns.map((c, i) => q.texts[i] && c + " " + q.texts[i]).filter(Boolean);
  return el("p", {class: "legend"}, q.label, ": ", known.join(", "));
}

function legend(table) {
  const cells = table.blocks.flatMap(b => b.rows).flatMap(r => r.cells);
  const some = name => cells.some(c => c[name] !== undefined);
  return el("p", {class: "legend"},
    "Best value of a column ", el("b", {}, "bold"), ", second ", el("u", {}, "underlined"),
    some("paper") && "; small: the paper's figure",
    some("verdict") && Object.values(VERDICTS).map(([mark, text]) => ["; ", mark, " ", text]),
    ". Rest the pointer on a cell, or tap it, for interval, τ-b, ties and test. ",
    table.controllingForSize);
}

function block(table, b) {
  const correlation = table.unit === "correlation";
  const own = ownRows(table, b).map(row => ({...row, controllingForSize: row.size === undefined ? "" : decimal(row.size)}));
  const rows = b.rows.concat(own).map(row => ({
    own: row.own,
    key: [row.label, ...row.cells.map(c => c.value),
      ...(b.controllingForSize ? [row.controllingForSize ? Number(row.controllingForSize) : NaN] : []), row.n],
    cells: [
      el("th", {scope: "row"}, row.label, row.own && yours(), row.notes && el("sup", {}, row.notes), needsBadges(table.study, row.label)),
      row.cells.map(c => cell(table, c, correlation)),
      b.controllingForSize && el("td", {class: "size"}, row.controllingForSize || "–"),
      el("td", {class: "n"}, row.n ? thousands(row.n) : ""),
    ],
  }));
  const heads = [table.heading, ...b.columns, ...(b.controllingForSize ? [b.controllingForSize] : []), "n"];
  return sortable(table.title + ", " + b.dataset, heads, rows);
}

function cell(table, c, correlation) {
  const value = c.measured || "–";
  const shown = c.place === 1 ? el("b", {}, value) : c.place === 2 ? el("u", {}, value) : value;
  const about = details(table, c);
  const tint = correlation && c.value !== undefined
    ? "--tint:" + Math.round(Math.abs(c.value) * 55) + "%;--hue:var(" + (c.value < 0 ? "--minus" : "--plus") + ")"
    : null;
  return el("td", {class: tint ? "heat" : null, style: tint, title: about,
      onclick: event => about && tell(event.currentTarget, about)},
    el("span", {class: "value"}, shown, c.notes && el("sup", {}, c.notes)),
    c.paper && el("span", {class: "paper"}, c.paper,
      c.verdict && el("span", {class: "verdict", "aria-label": VERDICTS[c.verdict][1]}, " " + VERDICTS[c.verdict][0])));
}

function details(table, c) {
  const s = c.statistics || {};
  return [
    c.difference && "paper " + c.paper + ", difference " + c.difference,
    s.low && "95 % interval " + s.low + " to " + s.high,
    s.tau && "Kendall's τ-b " + s.tau,
    s.controllingForSize && "controlling for size " + s.controllingForSize,
    s.ties !== undefined && s.ties + " tied scores",
    s.minusReference && s.minusReference + " against " + table.reference + ", p (Holm) " + s.holm.toPrecision(2),
  ].filter(Boolean).join("\n");
}

/** A note under a cell that was tapped; tapped again it goes. */
function tell(td, text) {
  const old = document.querySelector(".told");
  const same = old && old.parentNode === td;
  if (old) {
    old.remove();
  }
  if (!same) {
    td.append(el("span", {class: "told", role: "status"}, text));
  }
}

/** A CSV file as a table, header first. */
function frame(f) {
  const [heads, ...lines] = f.rows;
  const numeric = heads.map((h, i) => lines.every(l => l[i] === "" || !Number.isNaN(Number(l[i]))));
  const rows = lines.map(l => ({
    key: l.map((text, i) => numeric[i] ? text === "" ? NaN : Number(text) : text),
    cells: l.map((text, i) => el(i === 0 ? "th" : "td", {class: numeric[i] ? "n" : "text"}, text)),
  }));
  return sortable(f.name, heads, rows);
}
