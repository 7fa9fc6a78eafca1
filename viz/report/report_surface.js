// The consistency surface of the two growth targets (1.3, 1.4): the TFP growth that each asks for, over growth of capital.

/// What the targets ask for at a growth of capital k, with the labour and the capital share of a year of a file.
function asked(b) {
  const factors = k => b.capital_share * k + (1 - b.capital_share) * b.labour;
  const ratio = b.need_share / factors(b.capital); // s / (1 - s)
  return {
    share: k => ratio * factors(k),
    productivity: k => b.need_growth + factors(b.capital) - factors(k)
  };
}

const SURFACE_COLOURS = { share: "#a8467f", productivity: "#c98a00" };

/// One year: both lines by the first file, where they cross, and what each file has.
function drawSurfaceYear(svg, year, rows) {
  const first = asked(rows[0]);
  const width = canvas(svg, 300, `${w("surfaceTitle")} ${year}`);
  const top = legend(
    svg,
    [
      { label: w("byShare"), colour: SURFACE_COLOURS.share },
      { label: w("byProductivity"), colour: SURFACE_COLOURS.productivity, dash: "7 4" },
      ...rows.map(b => ({ label: titleOf(b.file), colour: COLOURS[b.index], points: true }))
    ],
    0,
    12,
    width
  );
  const [low, high] = extent([0, ...rows.flatMap(b => [b.capital, b.crossing])]);
  const xTicks = ticks(low, high * 1.15, 6),
    ends = [xTicks[0], xTicks[xTicks.length - 1]];
  const heights = ends.flatMap(k => [first.share(k), first.productivity(k)]);
  const yTicks = ticks(Math.min(0, ...heights), Math.max(...heights, ...rows.map(b => b.have)), 5);
  const box = { left: 14 + Math.max(...yTicks.map(t => textWidth(short(t)))), right: width - 14, top: top + 8, bottom: 250 };
  const x = scaleOf(...ends, box.left + 4, box.right - 4),
    y = scaleOf(yTicks[0], yTicks[yTicks.length - 1], box.bottom, box.top);
  frame(svg, box, yTicks, y, [], x);
  for (const k of xTicks) svg.append(s("text", { x: x(k), y: box.bottom + 18, "text-anchor": "middle" }, short(k)));
  svg.append(s("text", { x: box.right, y: box.bottom + 38, "text-anchor": "end" }, w("surfaceAxis")));
  for (const [key, dash] of [["share", null], ["productivity", "7 4"]])
    svg.append(
      s("line", {
        x1: x(ends[0]), x2: x(ends[1]), y1: y(first[key](ends[0])), y2: y(first[key](ends[1])),
        stroke: SURFACE_COLOURS[key], "stroke-width": 2.2, "stroke-dasharray": dash
      })
    );
  const least = first.share(rows[0].crossing);
  svg.append(
    s("circle", { cx: x(rows[0].crossing), cy: y(least), r: 4.5, fill: "#fff", stroke: "#1d2730", "stroke-width": 2 },
      s("title", {}, `G_K* ${num(rows[0].crossing, 2)} %, ${w("tfp")} ${num(least, 2)} %`))
  );
  svg.append(s("text", { x: x(rows[0].crossing), y: y(least) + 20, "text-anchor": "middle", class: "halo" }, `G_K* ${num(rows[0].crossing, 1)}`));
  for (const b of rows) {
    svg.append(
      s("circle", { cx: x(b.capital), cy: y(b.have), r: 5, fill: COLOURS[b.index] },
        s("title", {}, `${titleOf(b.file)}: ${w("haveCapital")} ${num(b.capital, 2)} %, ${w("haveTfp")} ${num(b.have, 2)} %`))
    );
    if (rows.length === 1) // several lie close: the table has their figures
      svg.append(
        s("text", { x: x(b.capital), y: y(b.have) - 10, "text-anchor": "middle", class: "halo" }, num(b.have, 1))
      );
  }
}

/// A figure a target year. A point above both lines meets both targets.
function drawSurface() {
  const rows = FILES.flatMap((file, i) => (file.binding ?? []).map(b => ({ ...b, file, index: i })));
  const years = [...new Set(rows.map(b => b.year))];
  const note = w("surfaceNote") + (FILES.length > 1 ? w("surfaceFirst") : "");
  const svgs = years.map(() => s("svg", { role: "img" }));
  fill(
    $("surface"),
    ...years.map((year, i) =>
      h("figure", {}, h("figcaption", {}, `${w("surfaceTitle")} ${year} `, h("small", {}, note)), svgs[i])
    )
  );
  years.forEach((year, i) => drawSurfaceYear(svgs[i], year, rows.filter(b => b.year === year)));
}
