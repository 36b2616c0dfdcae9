"use strict";
(() => {
  // Read-outs: the row of the chart's own table that lies nearest to the pointer. Without script the table is there all the same.
  const rowsOf = table => [...table.tBodies[0].rows].map(row => ({
    at: Number(row.dataset.at),
    text: row.cells[0].textContent,
    marks: row.dataset.marks,
    cells: [...row.cells].slice(1).map(cell => ({ text: cell.textContent, at: cell.dataset.at })),
  }));

  const add = (parent, name, className) => {
    const element = document.createElement(name);
    element.className = className;
    parent.append(element);
    return element;
  };

  // Charts over the same simulated time point at the same instant together.
  const linked = [];

  for (const figure of document.querySelectorAll(".figure")) {
    const plot = figure.querySelector(".plot");
    const table = figure.querySelector("table.numbers");
    const heads = [...table.tHead.rows[0].cells].slice(1).map(cell => ({ title: cell.textContent, style: cell.dataset.style, band: cell.dataset.band }));
    const rows = rowsOf(table);
    if (rows.length === 0) continue;
    const cursor = add(plot, "div", "cursor");
    const marks = heads.map(head => head.band ? null : add(plot, "div", "mark s-" + head.style));
    const box = add(plot, "div", "readout");
    box.setAttribute("role", "status");
    let current = -1;

    const frame = () => {
      const chart = [...plot.querySelectorAll("svg.chart")].find(svg => svg.getClientRects().length > 0);
      const scale = chart.getBoundingClientRect().width / chart.viewBox.baseVal.width;
      const [left, top, right, bottom] = chart.dataset.plot.split(" ").map(number => Number(number) * scale);
      return { left, top, right, bottom };
    };

    const time = figure.dataset.time?.split(" ").map(Number);
    const away = () => { current = -1; for (const part of [cursor, box, ...marks]) if (part) part.hidden = true; };
    const others = act => { if (time) for (const other of linked) if (other.figure !== figure) act(other); };
    const hide = () => { away(); others(other => other.away()); };
    const stand = at => {
      const { left, top, right, bottom } = frame();
      cursor.hidden = false;
      Object.assign(cursor.style, { left: left + at * (right - left) + "px", top: top + "px", height: bottom - top + "px" });
    };
    const follow = minute => {
      const at = (minute - time[0]) / (time[1] - time[0]);
      away();
      if (at >= 0 && at <= 1) stand(at);
    };
    if (time) linked.push({ figure, follow, away });

    const show = index => {
      current = Math.max(0, Math.min(rows.length - 1, index));
      const row = rows[current];
      const { left, top, right, bottom } = frame();
      const x = left + row.at * (right - left);
      stand(row.at);
      others(other => other.follow(time[0] + row.at * (time[1] - time[0])));
      box.replaceChildren();
      add(box, "strong", "").textContent = row.text;
      if (row.marks) add(box, "em", "").textContent = row.marks;
      row.cells.forEach((cell, column) => {
        const mark = marks[column];
        if (!mark) return;
        mark.hidden = cell.at === undefined;
        Object.assign(mark.style, { left: x + "px", top: bottom - Number(cell.at) * (bottom - top) + "px" });
        const line = add(box, "span", "");
        add(line, "i", "dot s-" + heads[column].style);
        const band = heads[column + 1]?.band ? " (" + row.cells[column + 1].text + ")" : "";
        add(line, "span", "").textContent = heads[column].title + ": " + cell.text + band;
      });
      box.hidden = false;
      const room = plot.clientWidth - box.offsetWidth;
      const beside = x + 14 <= room ? x + 14 : x - 14 - box.offsetWidth;
      Object.assign(box.style, { left: Math.max(0, Math.min(room, beside)) + "px", top: top + 4 + "px" });
    };

    const nearest = clientX => {
      const { left, right } = frame();
      const at = (clientX - plot.getBoundingClientRect().left - left) / (right - left);
      let best = 0;
      rows.forEach((row, index) => { if (Math.abs(row.at - at) < Math.abs(rows[best].at - at)) best = index; });
      return best;
    };

    hide();
    plot.tabIndex = 0;
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", figure.querySelector("h2, h3").textContent + ": arrow keys read values");
    plot.addEventListener("pointermove", event => show(nearest(event.clientX)));
    plot.addEventListener("pointerdown", event => show(nearest(event.clientX)));
    // A finger that is lifted has not left: what it pointed at stays readable.
    plot.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") hide(); });
    plot.addEventListener("blur", hide);
    plot.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10, Home: -rows.length, End: rows.length }[event.key];
      if (event.key === "Escape") hide();
      if (step === undefined) return;
      event.preventDefault();
      show(current < 0 ? (step > 0 ? 0 : rows.length - 1) : current + step);
    });
  }

  // Paper has no pointer: open what is folded, and fold it again.
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...document.querySelectorAll("details.all:not([open])")]; opened.forEach(one => { one.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach(one => { one.open = false; }); });
})();
