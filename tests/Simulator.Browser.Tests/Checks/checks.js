// Looks at a page as it is laid out and says in words what is wrong with it; an empty list is a pass.
const checks = (() => {
  const SLACK = 1; // pixels that rounding may cost
  const words = element => {
    const name = element.closest("[id]")?.id ?? "";
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    const className = element.getAttribute?.("class");
    return `${name ? "#" + name + " " : ""}${element.tagName.toLowerCase()}${className ? "." + className.replace(/ /g, ".") : ""} "${text}"`;
  };
  const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const all = selector => [...document.querySelectorAll(selector)];
  // Kept for those who do not see the page: off the screen on purpose.
  const isAside = element => element.closest(".skip, .effects thead, .differences thead, .stacked thead") !== null && element.getBoundingClientRect().right < 0;
  const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.classList.contains("scroll");

  // The part of a box that scrolling and clamping ancestors leave to be seen.
  const clip = (box, element) => {
    let { left, top, right, bottom } = box;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const frame = at.getBoundingClientRect();
      left = Math.max(left, frame.left); right = Math.min(right, frame.right);
      top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom);
    }
    return right > left && bottom > top ? { left, top, right, bottom } : null;
  };

  // Every line of visible text outside drawings, with the box that is seen of it.
  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, svg") || !shown(element) || isAside(element)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const box = rect.width > 0 && rect.height > 0 ? clip(rect, element) : null;
        if (box) found.push({ node, element, box });
      }
    }
    return found;
  };

  const meet = (a, b, slack) =>
    a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;

  const overlapping = (boxes, slack, sameIsFine) => {
    const bad = [];
    const sorted = [...boxes].sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length && sorted[j].box.top < sorted[i].box.bottom - slack; j++) {
        if (!sameIsFine(sorted[i], sorted[j]) && meet(sorted[i].box, sorted[j].box, slack)) {
          bad.push(`${words(sorted[i].element)} overlaps ${words(sorted[j].element)}`);
        }
      }
    }
    return bad;
  };

  // ---- colours
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = text => {
    const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const fade = (color, share) => [color[0], color[1], color[2], color[3] * share];
  const luminance = color => {
    const [r, g, b] = color.map(value => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const paper = () => matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const opacity = element => {
    let share = 1;
    for (let at = element; at instanceof Element; at = at.parentElement) share *= Number(getComputedStyle(at).opacity);
    return share;
  };
  const background = element => {
    const layers = [];
    for (let at = element; at instanceof Element; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reduceRight((back, front) => over(front, back), paper());
  };
  // Areas of a drawing that lie under a text: all of them darken or lighten it, whatever their order.
  const underText = text => {
    const box = text.getBoundingClientRect();
    return [...text.ownerSVGElement.querySelectorAll("rect")]
      .filter(rect => meet(rect.getBoundingClientRect(), box, 1))
      .reduce((back, rect) => over(fade(rgba(getComputedStyle(rect).fill), opacity(rect) * Number(getComputedStyle(rect).fillOpacity)), back), background(text.ownerSVGElement));
  };
  const need = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };
  const tooPale = (element, style, front, back, least, what = "") => {
    const ratio = contrast(over(fade(front, opacity(element)), back), back);
    return ratio < least ? [`${words(element)}${what}: contrast ${ratio.toFixed(2)} < ${least}`] : [];
  };

  return {
    panelsVisible: () => [
      ...(all("main > *").length === 0 ? ["the page has no panel"] : []),
      ...all(".banner, main > *, main section").flatMap(panel => {
        const box = panel.getBoundingClientRect();
        return !shown(panel) || box.width < 200 || box.height < 40 || panel.innerText.trim().length === 0 ? [`${words(panel)} is not to be seen`] : [];
      }),
      ...all(".plot").flatMap(plot => {
        const charts = [...plot.querySelectorAll("svg.chart")].filter(shown);
        return charts.length === 1 && charts[0].getBoundingClientRect().height > 100 ? [] : [`${words(plot.closest("figure"))} shows ${charts.length} drawings`];
      }),
    ],

    pageScrollsSideways: () => {
      const root = document.documentElement;
      return root.scrollWidth > root.clientWidth
        ? [`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`]
        : [];
    },

    // Nothing sticks out of its panel, and no box is narrower than its text, unless it scrolls on purpose.
    textCutOrSticksOut: () => [
      ...all("body *").filter(one => !one.closest("svg, script, style") && shown(one) && !isAside(one) && !scrolls(one)).flatMap(one =>
        one.clientWidth > 0 && one.scrollWidth > one.clientWidth + SLACK && getComputedStyle(one).display !== "inline"
          ? [`${words(one)} is ${one.clientWidth} px wide, its content ${one.scrollWidth}`] : []),
      ...lines().flatMap(({ element, box }) => {
        const frame = element.closest(".tile, .card, .banner")?.getBoundingClientRect();
        return frame && (box.left < frame.left - SLACK || box.right > frame.right + SLACK || box.bottom > frame.bottom + SLACK) ? [`${words(element)} sticks out of its panel`] : [];
      }),
    ],

    // What must be scrolled to be read says so: it can be reached with the keyboard and has a name.
    silentScrollers: () => all(".scroll").filter(shown).filter(one => one.scrollWidth > one.clientWidth + SLACK || one.scrollHeight > one.clientHeight + SLACK)
      .flatMap(one => one.tabIndex >= 0 && one.getAttribute("role") === "region" && one.ariaLabel ? [] : [`${words(one)} scrolls without a name or a tab stop`]),

    textOverlaps: () => overlapping(lines(), 2, (a, b) => a.node === b.node || getComputedStyle(a.element.closest("th") ?? a.element).position === "sticky" || getComputedStyle(b.element.closest("th") ?? b.element).position === "sticky"),

    chartTextOverlaps: () => all("svg").filter(shown).flatMap(svg => {
      const texts = [...svg.querySelectorAll("text")].map(element => ({ element, box: element.getBoundingClientRect() }));
      const frame = svg.getBoundingClientRect();
      return [
        ...overlapping(texts, 0.5, () => false),
        ...texts.filter(({ box }) => box.left < frame.left - SLACK || box.right > frame.right + SLACK || box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK)
          .map(({ element }) => `${words(element)} is cut by the edge of its drawing`),
        ...texts.filter(({ element }) => parseFloat(getComputedStyle(element).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width < 10)
          .map(({ element }) => `${words(element)} is too small to read`),
      ];
    }),

    paleText: () => [
      ...new Set(lines().map(line => line.element)),
    ].flatMap(element => {
      const style = getComputedStyle(element);
      return tooPale(element, style, rgba(style.color), background(element), need(style));
    }).concat(all("body *").filter(shown).flatMap(element => {
      const before = getComputedStyle(element, "::before");
      return before.content.startsWith("\"") ? tooPale(element, before, rgba(before.color), background(element), need(before), " ::before") : [];
    })).concat(all("svg text").filter(shown).flatMap(text => {
      const style = getComputedStyle(text);
      return tooPale(text, style, rgba(style.fill), underText(text), need(style));
    })),

    // Lines, keys and marks that carry meaning: 3 to 1 against what is behind them (WCAG 1.4.11).
    paleMarks: () => all("svg .line, svg.forest .span, svg.forest .point, svg.share .whisker, .dot").filter(shown).flatMap(mark => {
      const style = getComputedStyle(mark);
      const color = mark.matches(".dot") ? style.backgroundColor : mark.matches(".line") ? style.stroke : style.fill;
      return tooPale(mark, style, rgba(color), background(mark.closest("svg") ?? mark.parentElement), 3);
    }),

    // A read-out that is shown stays within its chart, so that it is seen whole.
    readOutsAstray: () => all(".readout").filter(shown).flatMap(readOut => {
      const box = readOut.getBoundingClientRect();
      const frame = readOut.parentElement.getBoundingClientRect();
      return box.left < frame.left - SLACK || box.right > frame.right + SLACK || box.top < frame.top - SLACK || box.right > innerWidth || readOut.scrollWidth > readOut.clientWidth + SLACK
        ? [`${words(readOut)} is not seen whole`] : [];
    }),

    // What is focused now: empty for nothing.
    focused: () => {
      const one = document.activeElement;
      if (!one || one === document.body) return [];
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        && contrast(over(rgba(style.outlineColor), background(one.parentElement)), background(one.parentElement)) >= 3;
      const inView = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
      return [words(one), outline ? "" : "no outline that can be seen", inView ? "" : "out of view", one.ariaLabel || one.textContent.trim() ? "" : "no name"];
    },

    // What the keyboard should reach, in the order in which the page is read.
    tabStops: () => all("a[href], summary, [tabindex]").filter(one => one.tabIndex === 0 && shown(one)).map(words),

    // On paper nothing scrolls, so what is wider than its box is lost; nothing that belongs together may be torn.
    lostOnPaper: () => [
      ...all("body *").filter(one => !one.closest("svg, script, style") && shown(one) && getComputedStyle(one).overflow !== "visible").flatMap(one =>
        one.scrollWidth > one.clientWidth + SLACK || one.scrollHeight > one.clientHeight + SLACK ? [`${words(one)} is cut: ${one.clientWidth} of ${one.scrollWidth} px`] : []),
      ...all("tr, .tile, .plot").filter(one => shown(one) && getComputedStyle(one).breakInside !== "avoid" && !one.closest("[data-breaks=inside]")
        && getComputedStyle(one.closest("figure") ?? one).breakInside !== "avoid").map(one => `${words(one)} may be torn by a page break`),
      ...all("h2, h3, figcaption").filter(one => shown(one) && getComputedStyle(one).breakAfter !== "avoid").map(one => `${words(one)} may be parted from what it heads`),
      ...all("main section, .banner").filter(one => getComputedStyle(one).position === "fixed" || one.getBoundingClientRect().height < 40).map(one => `${words(one)} is missing on paper`),
    ],

    // What a page of ours never holds, so what an attack would have brought.
    foreign: () => [
      ...all("img, iframe, object, embed, form, input, base, link, audio, video, foreignObject").map(one => `${words(one)} does not belong here`),
      ...all("script").filter(one => one !== document.body.lastElementChild).map(() => "a second script"),
      ...all("a").filter(one => !one.getAttribute("href").startsWith("#")).map(one => `${words(one)} leads to ${one.getAttribute("href")}`),
      ...all("*").flatMap(one => [...one.attributes].filter(attribute => attribute.name.startsWith("on") || attribute.name === "style" && !one.closest(".plot")).map(attribute => `${words(one)} has ${attribute.name}`)),
    ],

    // The words of the page, panel by panel, and how much its tables and drawings hold.
    contents: () => [
      ...all(".banner, main section").map(panel => panel.id + ": " + panel.querySelector("h1, h2, .tile-label")?.textContent),
      ...all("table").map(table => `${table.className} ${table.rows.length} rows, ${table.textContent.replace(/\s+/g, " ").length} characters`),
      ...all("svg.chart").map(chart => `${chart.getAttribute("aria-labelledby")} ${chart.querySelectorAll("path").length} paths, ${shown(chart)}`),
    ],
  };
})();
