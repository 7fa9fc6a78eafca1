// Line charts and stacked columns.

/// A legend of coloured strokes, as many a row as fit. Returns the height used.
function legend(svg, entries, left, top, width) {
  let x = left,
    y = top;
  for (const { label, colour, dash, block, points } of entries) {
    const size = 26 + textWidth(label) + 18;
    if (x > left && x + size > width) {
      x = left;
      y += 18;
    }
    if (points)
      svg.append(
        dash
          ? s("rect", { x: x + 5, y: y - 8, width: 8, height: 8, fill: "#fff", stroke: colour, "stroke-width": 2 })
          : s("circle", { cx: x + 9, cy: y - 4, r: 4.5, fill: colour })
      );
    else
      svg.append(
        block
          ? s("rect", { x, y: y - 9, width: 11, height: 11, rx: 2, fill: colour })
          : s("line", {
              x1: x,
              x2: x + 18,
              y1: y - 4,
              y2: y - 4,
              stroke: colour,
              "stroke-width": 2.4,
              "stroke-dasharray": dash || null
            })
      );
    svg.append(s("text", { x: x + (block ? 17 : 24), y }, label));
    x += size - (block ? 7 : 0);
  }
  return y - top + 18;
}

/// Lines over years. series: [{label, colour, dash, values, years, thin}]; marks: [{year, value, label}] for targets;
/// entries: the legend, where it is not one entry a line.
function lineChart(svg, { series, entries, marks = [], label, height = 232, zero = false }) {
  const width = canvas(svg, height, label);
  const years = [...new Set(series.flatMap(line => line.years))].sort((a, b) => a - b);
  if (!years.length) return;
  const named = entries ?? series.filter(line => line.label);
  const used = named.length > (entries ? 0 : 1) ? legend(svg, named, 0, 12, width) : 0;
  const values = [...series.flatMap(line => line.values), ...marks.map(m => m.value)];
  let [low, high] = extent(values);
  if (zero || (low > 0 && low < 0.35 * high)) low = Math.min(low, 0);
  const yTicks = ticks(low, high, 4);
  const left = 14 + Math.max(...yTicks.map(t => textWidth(short(t))));
  const box = { left, right: width - 14, top: 12 + used, bottom: height - 24 };
  const x = scaleOf(years[0], years[years.length - 1], box.left + 4, box.right - 4),
    y = scaleOf(yTicks[0], yTicks[yTicks.length - 1], box.bottom, box.top);
  frame(svg, box, yTicks, y, years, x);
  for (const line of series.filter(l => l.points)) drawPoints(svg, line, x, y);
  for (const line of series.filter(l => !l.points))
    svg.append(
      s("path", {
        d: polyline(line.years, line.values, x, y),
        fill: "none",
        stroke: line.colour,
        "stroke-width": line.thin ? 1 : 2.2,
        opacity: line.thin ? 0.45 : 1,
        "stroke-dasharray": line.dash || null,
        "stroke-linejoin": "round"
      })
    );
  for (const line of series.filter(l => !l.points)) lonePoints(svg, line, x, y);
  drawMarks(svg, marks, x, y, box);
  hoverYears(svg, years, x, box, year =>
    [
      year,
      ...series
        .filter(line => !line.thin && Number.isFinite(line.values[line.years.indexOf(year)]))
        .map(line => `${line.label || label}: ${num(line.values[line.years.indexOf(year)])}`)
    ].join("\n")
  );
}

/// Markers alone, each with its figure: nothing is known of the years between.
function drawPoints(svg, line, x, y) {
  line.values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const cx = x(line.years[i]),
      cy = y(value);
    const shape = line.dash
      ? s("rect", { x: cx - 4, y: cy - 4, width: 8, height: 8, fill: "#fff", stroke: line.colour, "stroke-width": 2 })
      : s("circle", { cx, cy, r: 4.5, fill: line.colour });
    svg.append(shape);
    if (!line.quiet)
      svg.append(s("text", { x: cx, y: cy - 9, "text-anchor": "middle", class: "halo" }, num(value, 1)));
  });
}

/// A dot where a value has no neighbour to draw a line to.
function lonePoints(svg, line, x, y) {
  line.values.forEach((value, i) => {
    if (Number.isFinite(value) && !Number.isFinite(line.values[i - 1]) && !Number.isFinite(line.values[i + 1]))
      svg.append(s("circle", { cx: x(line.years[i]), cy: y(value), r: 3.5, fill: line.colour }));
  });
}

function drawMarks(svg, marks, x, y, box) {
  for (const mark of marks) {
    const cx = x(mark.year),
      cy = y(mark.value),
      label = box.right - box.left < 230 ? mark.label.split(" ")[0] : mark.label;
    if (!Number.isFinite(cx) || cx < box.left || cx > box.right + 1) continue;
    svg.append(
      s("path", {
        d: `M${cx} ${cy - 6}L${cx + 6} ${cy}L${cx} ${cy + 6}L${cx - 6} ${cy}Z`,
        fill: "#fff",
        stroke: "#1a222c",
        "stroke-width": 1.6
      })
    );
    const end = cx + 10 + textWidth(label) > box.right;
    svg.append(
      s(
        "text",
        {
          x: end ? cx - 10 : cx + 10,
          y: Math.max(box.top + 4, cy - 7),
          "text-anchor": end ? "end" : "start",
          class: "halo"
        },
        label
      )
    );
  }
}

/// Invisible columns over a chart, one a year, that say what stands there.
function hoverYears(svg, years, x, box, say) {
  const half = years.length > 1 ? (x(years[1]) - x(years[0])) / 2 : 20;
  for (const year of years)
    svg.append(
      s("rect", {
        x: x(year) - half,
        y: box.top,
        width: 2 * half,
        height: box.bottom - box.top,
        fill: "transparent",
        "data-tip": say(year)
      })
    );
}

/// Stacked columns. columns: [{label, group, values}]; layers: [{label, colour}]; line: values over the columns;
/// most: what the axis reaches at least, so that several charts share one scale.
function stackedBars(svg, { columns, layers, line, label, height = 262, full = false, most = 0 }) {
  const width = canvas(svg, height, label);
  const used = legend(
    svg,
    [...layers.map(l => ({ ...l, block: true })), ...(line ? [{ label: line.label, colour: "#1a222c" }] : [])],
    0,
    12,
    width
  );
  const sums = columns.flatMap(c => [
    c.values.filter(v => v > 0).reduce((a, b) => a + b, 0),
    c.values.filter(v => v < 0).reduce((a, b) => a + b, 0)
  ]);
  const known = (line?.values ?? []).filter(Number.isFinite);
  const yTicks = full
    ? [0, 25, 50, 75, 100]
    : ticks(Math.min(0, ...sums, ...known), Math.max(1e-9, most, ...sums, ...known), 5);
  const box = {
    left: 14 + Math.max(...yTicks.map(t => textWidth(short(t)))),
    right: width - 6,
    top: 12 + used,
    bottom: height - (columns.some(c => c.group) ? 40 : 24)
  };
  const y = scaleOf(yTicks[0], yTicks[yTicks.length - 1], box.bottom, box.top),
    step = (box.right - box.left) / columns.length;
  frame(svg, box, yTicks, y, [], () => 0);
  const every = Math.ceil(44 / step);
  columns.forEach((column, i) => {
    let up = 0,
      down = 0;
    const x = box.left + i * step,
      bar = Math.min(step * 0.74, 56);
    column.values.forEach((value, k) => {
      if (!Number.isFinite(value)) return;
      const from = value >= 0 ? up : down,
        to = from + value;
      if (value >= 0) up = to;
      else down = to;
      svg.append(
        s("rect", {
          x: x + (step - bar) / 2,
          y: Math.min(y(from), y(to)),
          width: bar,
          height: Math.abs(y(to) - y(from)),
          fill: layers[k].colour
        })
      );
      if (full && value > 6 && bar > 34)
        svg.append(
          s(
            "text",
            {
              x: x + step / 2,
              y: (y(from) + y(to)) / 2 + 4,
              "text-anchor": "middle",
              style: "fill:#fff;font-weight:600"
            },
            num(value, 0)
          )
        );
    });
    const at = i - columns.findIndex(c => c.group === column.group),
      count = columns.filter(c => c.group === column.group);
    const fits = at % every === 0 && (!at || !column.group || at + every <= count.length);
    if (column.label && fits)
      svg.append(s("text", { x: x + step / 2, y: box.bottom + 18, "text-anchor": "middle" }, column.label));
    if (column.values.length)
      svg.append(
        s("rect", {
          x,
          y: box.top,
          width: step,
          height: box.bottom - box.top,
          fill: "transparent",
          "data-tip": [
            column.tip ?? column.label,
            ...column.values.map((v, k) => `${layers[k].label}: ${num(v, 2)}`)
          ].join("\n")
        })
      );
  });
  barGroups(svg, columns, box, step);
  if (line)
    svg.append(
      s("path", {
        d: polyline(
          columns.map((_, i) => i),
          line.values,
          i => box.left + (i + 0.5) * step,
          y
        ),
        fill: "none",
        stroke: "#1a222c",
        "stroke-width": 1.8
      })
    );
}

/// Names under runs of columns of one group.
function barGroups(svg, columns, box, step) {
  columns.forEach((column, i) => {
    if (!column.group || (i && columns[i - 1].group === column.group)) return;
    const count = columns.filter(c => c.group === column.group).length,
      room = Math.floor((count * step - 12) / 7.6);
    const name = column.group.length > room ? column.group.slice(0, Math.max(1, room - 1)) + "…" : column.group;
    svg.append(
      s(
        "text",
        { x: box.left + (i + count / 2) * step, y: box.bottom + 35, "text-anchor": "middle", class: "strong" },
        name
      )
    );
  });
}
