/* Any architecture by index or string: drawing, scores, accuracies, ranks. */

class Space {
  constructor(data) {
    this.operations = data.operations;
    this.digits = data.cells;
    this.representatives = data.representatives;
    this.sets = data.sets;
    this.size = data.representatives.length;
    this.ranks = new Map();
  }

  /** Operations on the six edges. */
  cell(index) {
    return [...this.digits.slice(6 * index, 6 * index + 6)].map(d => this.operations[Number(d)]);
  }

  /** The architecture string of NAS-Bench-201. */
  text(index) {
    const c = this.cell(index);
    return `|${c[0]}~0|+|${c[1]}~0|${c[2]}~1|+|${c[3]}~0|${c[4]}~1|${c[5]}~2|`;
  }

  /** The index that a reader means by a text; {error} if none. */
  find(text) {
    const query = text.trim();
    if (/^\d+$/.test(query)) {
      const index = Number(query);
      return index < this.size ? {index} : {error: `There is no architecture ${query}: indices run from 0 to ${thousands(this.size - 1)}.`};
    }
    const edge = `(${this.operations.join("|")})`;
    const pattern = new RegExp(`^\\|${edge}~0\\|\\+\\|${edge}~0\\|${edge}~1\\|\\+\\|${edge}~0\\|${edge}~1\\|${edge}~2\\|$`);
    const match = pattern.exec(query);
    if (!match) {
      return {error: "Neither an index nor an architecture string such as " + this.text(0)};
    }
    const digits = match.slice(1).map(op => this.operations.indexOf(op)).join("");
    for (let at = this.digits.indexOf(digits); at >= 0; at = this.digits.indexOf(digits, at + 1)) {
      if (at % 6 === 0) {
        return {index: at / 6};
      }
    }
    return {error: "No architecture has this string."};
  }

  /** Rank of a value in its column, 1 for the highest, and of how many. */
  rank(column, value) {
    if (!this.ranks.has(column)) {
      this.ranks.set(column, column.values.filter(v => v !== null && v !== "NaN").map(Number).sort((a, b) => b - a));
    }
    const sorted = this.ranks.get(column);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] > Number(value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return {rank: low + 1, of: sorted.length};
  }
}

function architectureSection(data) {
  const space = new Space(data);
  const place = el("div", {class: "architecture", "aria-live": "polite"});
  const input = el("input", {type: "search", id: "architecture", autocomplete: "off", spellcheck: "false",
    placeholder: "index or |nor_conv_3x3~0|+|…"});
  const show = text => {
    const found = space.find(text);
    place.replaceChildren(...(found.error ? [el("p", {class: "warning"}, found.error)] : architecture(space, found.index)));
  };
  const form = el("form", {class: "search", onsubmit: event => {
    event.preventDefault();
    show(input.value);
  }},
    el("label", {for: "architecture"}, `Index (0 to ${thousands(space.size - 1)}) or architecture string`),
    el("div", {class: "field"}, input, el("button", {type: "submit"}, "Show"),
      el("button", {type: "button", onclick: () => {
        input.value = String(Math.floor(Math.random() * space.size));
        show(input.value);
      }}, "Any")));
  const first = Math.max(0, bestOf(space));
  input.value = String(first);
  show(input.value);
  return [form, place];
}

/** To begin with: of the architectures with all scores of the first data set, the most accurate. */
function bestOf(space) {
  const scores = space.sets.find(s => s.title === "Scores");
  const accuracies = space.sets.find(s => s.title.startsWith("Accuracy"));
  if (!scores || !accuracies) {
    return 0;
  }
  const values = accuracies.columns[0].values;
  return values.reduce((best, v, i) =>
    scores.columns.every(c => c.values[i] !== null) && (best < 0 || v > values[best]) ? i : best, -1);
}

function architecture(space, index) {
  const representative = space.representatives[index];
  return [
    el("h3", {}, `Architecture ${thousands(index)}`),
    el("p", {class: "string"}, el("code", {}, space.text(index))),
    el("figure", {class: "drawing"}, drawCell(space.cell(index)),
      el("figcaption", {}, representative === index
        ? "First of its class of isomorphic cells. "
        : `Computes the same as architecture ${thousands(representative)}. `,
        "Faded edges lie on no path from input to output.")),
    el("div", {class: "sets"}, space.sets.map(set => valueTable(space, set, index))),
  ];
}

function valueTable(space, set, index) {
  const scores = set.title === "Scores";
  return el("div", {class: "values"},
    el("h4", {}, set.title, el("span", {}, " " + set.dataset)),
    el("table", {},
      el("thead", {}, el("tr", {}, ["", scores ? "score" : "%", "rank", ""].map(h => el("th", {scope: "col"}, h)))),
      el("tbody", {}, set.columns.map(column => {
        const value = column.values[index];
        const label = column.label.split(/(?<=_)/).flatMap(part => [part, el("wbr")]);
        if (value === null) {
          return el("tr", {class: "none"}, el("th", {scope: "row"}, label), el("td", {colspan: 3}, "not scored"));
        }
        const {rank, of} = space.rank(column, value);
        const share = value === "NaN" ? 0 : 1 - (rank - 1) / of;
        return el("tr", {},
          el("th", {scope: "row"}, label),
          el("td", {class: "n"}, scores ? compact(value) : Number(value).toFixed(2)),
          el("td", {class: "n"}, value === "NaN" ? "–" : `${thousands(rank)} of ${thousands(of)}`),
          el("td", {class: "bar"}, svg("svg", {viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true"},
            svg("rect", {width: (100 * share).toFixed(1), height: 8}))));
      }))),
    el("p", {class: "source"}, set.source));
}

function compact(value) {
  if (typeof value === "string") {
    return value.replace("-Infinity", "−∞");
  }
  const size = Math.abs(value);
  return size !== 0 && (size >= 1e6 || size < 1e-3) ? value.toExponential(3) : String(Number(value.toPrecision(5)));
}
