/* Elements are made here and nowhere else; text is always set as text. */

const SVG = "http://www.w3.org/2000/svg";

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child);
    }
  }
  return node;
}

function assign(node, properties) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  return node;
}

/** An HTML element: el("td", {class: "n"}, "text", otherElement). */
function el(tag, properties, ...children) {
  return append(assign(document.createElement(tag), properties), children);
}

/** An SVG element. */
function svg(tag, properties, ...children) {
  return append(assign(document.createElementNS(SVG, tag), properties), children);
}

/** 15625 as 15,625. */
function thousands(number) {
  return number.toLocaleString("en-US");
}

/** A group of buttons of which one is pressed; choose(index) is called at each change. */
function choice(label, names, choose) {
  const buttons = names.map((name, index) =>
    el("button", {type: "button", "aria-pressed": index === 0 ? "true" : "false", onclick: () => {
      buttons.forEach((b, i) => b.setAttribute("aria-pressed", i === index ? "true" : "false"));
      choose(index);
    }}, name));
  return el("div", {class: "choice", role: "group", "aria-label": label}, buttons);
}
