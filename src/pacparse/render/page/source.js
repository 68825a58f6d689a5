// The left pane: pages drawn from the places of their lines, or the text with its line numbers.

const SVG = "http://www.w3.org/2000/svg";

function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.append(typeof child === "string" ? plain(child) : child);
  return element;
}

class SourcePane {
  constructor(root, onPlace) {
    this.root = root;
    this.onPlace = onPlace;
    this.model = null;
    this.elements = new Map();
    root.addEventListener("click", (event) => {
      const line = event.target.closest("[data-start]");
      if (line && !String(window.getSelection())) this.onPlace(Number(line.dataset.start));
    });
  }

  show(model) {
    if (this.model === model) return;
    this.model = model;
    this.elements.clear();
    const name = `${model.doc.source.name} (${model.doc.source.media_type})`;
    const parts = model.isPrinted ? this.#pages(model) : [this.#text(model)];
    this.root.replaceChildren(make("h2", {}, name), ...parts);
    this.root.scrollTop = 0;
  }

  /** Lights the places of `runs` and brings the first into view. */
  light(runs, kind) {
    for (const element of this.root.querySelectorAll(".lit"))
      element.classList.remove("lit", "near");
    const lines = this.model.linesAt(runs);
    for (const line of lines) {
      const element = this.elements.get(line.start);
      element?.classList.add("lit");
      if (kind === "near") element?.classList.add("near");
    }
    this.#mark(runs);
    const first = lines.length ? this.elements.get(lines[0].start) : null;
    first?.scrollIntoView({ block: "center", behavior: "instant" });
    return first;
  }

  /** The very characters of the text, if the browser can set them apart without touching the page. */
  #mark(runs) {
    if (!window.CSS?.highlights) return;
    const ranges = [];
    for (const line of this.model.isPrinted ? [] : this.model.linesAt(runs)) {
      const words = this.elements.get(line.start)?.querySelector(".words")?.firstChild;
      for (const [start, end] of words ? runs : []) {
        const from = Math.max(start, line.start) - line.start;
        const to = Math.min(end, line.end) - line.start;
        if (from >= to || to > words.length) continue;
        const range = new Range();
        range.setStart(words, from);
        range.setEnd(words, to);
        ranges.push(range);
      }
    }
    CSS.highlights.set("exact", new Highlight(...ranges));
  }

  #text(model) {
    const list = make("div", { class: "text" });
    let number = 1;
    let at = 0;
    for (const line of model.lines) {
      for (; at < line.start; at += 1) if (model.text[at] === "\n") number += 1;
      const element = make(
        "div",
        { class: "line", "data-start": line.start },
        make("span", { class: "no", "aria-hidden": "true" }, String(number)),
        make("span", { class: "words" }, model.text.slice(line.start, line.end)),
      );
      this.elements.set(line.start, element);
      list.append(element);
    }
    return list;
  }

  #pages(model) {
    const byPage = new Map();
    for (const line of model.lines) {
      if (!line.box) continue;
      if (!byPage.has(line.box[0])) byPage.set(line.box[0], []);
      byPage.get(line.box[0]).push(line);
    }
    const pictures = DATA.pictures?.[model.doc.source.sha256] ?? {};
    return model.doc.source.page_sizes.map(([width, height], place) =>
      this.#page(model, place + 1, width, height, byPage.get(place + 1) ?? [], pictures[place + 1]),
    );
  }

  #page(model, number, width, height, lines, picture) {
    const svg = draw("svg", {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": `page ${number}`,
    });
    if (picture) {
      svg.classList.add("pictured");
      svg.append(draw("image", { href: picture, x: 0, y: 0, width, height }));
    }
    for (const line of lines) {
      const [, left, top, right, bottom] = line.box;
      const group = draw("g", { "data-start": line.start });
      const tall = Math.max(bottom - top, 1);
      group.append(
        draw("rect", {
          x: left - 1,
          y: top - 1,
          width: Math.max(right - left, 1) + 2,
          height: tall + 2,
        }),
        draw(
          "text",
          {
            x: left,
            y: bottom - 0.22 * tall,
            "font-size": (0.86 * tall).toFixed(1),
            textLength: Math.max(right - left, 1).toFixed(1),
            lengthAdjust: "spacingAndGlyphs",
          },
          model.text.slice(line.start, line.end),
        ),
      );
      this.elements.set(line.start, group);
      svg.append(group);
    }
    const figure = make(
      "figure",
      { class: "page", id: `page-${number}` },
      svg,
      make("figcaption", {}, `page ${number}`),
    );
    figure.style.setProperty("--shape", `${width} / ${height}`);
    return figure;
  }
}
