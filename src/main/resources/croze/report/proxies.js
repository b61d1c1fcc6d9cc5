/* What proxies need and cost. */

const NEEDS = [
  ["labels", "L", "labels of the images"],
  ["data", "D", "images of the data set"],
  ["backward", "B", "a backward pass"],
];

class Needs {
  constructor(proxies, rows) {
    this.proxies = new Map((proxies || []).map(p => [p.name, p]));
    this.rows = rows || {};
  }

  /** Of a row of a study: what one of its scores needs, and the seconds of all; null if one is no proxy. */
  of(study, label) {
    const members = (this.rows[study]?.[label] || []).map(name => this.proxies.get(name.replace(/=.*/, "")));
    if (members.length === 0 || members.includes(undefined)) {
      return null;
    }
    const known = members.every(p => typeof p.seconds === "number");
    return {
      letters: NEEDS.filter(([need]) => members.some(p => p[need])),
      seconds: known ? members.reduce((sum, p) => sum + p.seconds, 0) : null,
    };
  }
}

/** Set when the page starts. */
let needs = new Needs();

function seconds(value) {
  return value === null || value === undefined ? "" : value < .001 ? "< .001 s" : value.toFixed(3).replace(/^0/, "") + " s";
}

/** A sentence for a row. */
function needsText(found) {
  const needed = found.letters.map(([, , text]) => text);
  return (needed.length > 0 ? "needs " + needed.join(", ") : "needs no labels, images or backward pass")
    + (found.seconds === null ? "" : `; ${seconds(found.seconds)} an architecture`);
}

/** Letters behind the name of a row, or nothing. */
function needsBadges(study, label) {
  const found = needs.of(study, label);
  return found && found.letters.length > 0 && el("span", {class: "needs", title: needsText(found)},
    found.letters.map(([, letter, text]) => el("abbr", {title: "needs " + text}, letter)));
}

/** Every proxy with its needs, its cost and what is reported of it. */
function proxySection(proxies, costs) {
  if (!proxies || proxies.length === 0) {
    return "";
  }
  const mark = yes => el("td", {class: "mark"}, yes ? "●" : "");
  const rows = proxies.map(p => ({
    key: [p.name, p.definition, +p.labels, +p.data, +p.backward, p.seconds ?? NaN, p.reported || ""],
    cells: [el("th", {scope: "row"}, p.name), el("td", {class: "text wrap"}, p.definition),
      mark(p.labels), mark(p.data), mark(p.backward),
      el("td", {class: "n"}, seconds(p.seconds)), el("td", {class: "text wrap"}, p.reported || "")],
  }));
  return section("proxies", "What each proxy needs and costs",
    el("p", {class: "legend"}, "Labels: the score changes with the labels of the images. Data: it changes with the images. Backward: a pass runs backwards. ",
      costs && `Seconds: ${costs} `,
      "Behind the names of rows: ", NEEDS.map(([, letter, text], i) => [i > 0 && ", ", el("b", {}, letter), " " + text]), "."),
    sortable("What each proxy needs and costs", ["proxy", "formula", "labels", "data", "backward", "seconds", "reported ρ, clean"], rows));
}
