// The map of zones: a figure of one year, or its change between two results.

function zoneRow(file, name, year) {
  const figure = file.zoneYear[name],
    row = file.years.indexOf(year);
  return figure && row >= 0 ? figure.values[row] : null;
}

/// The figures of the zones, or their differences.
function zoneValues(choice) {
  const own = zoneRow(FILES[choice.file], choice.name, choice.year) ?? [];
  if (choice.against < 0) return own;
  const base = zoneRow(FILES[choice.against], choice.name, choice.year);
  return own.map((v, i) => v - (base?.[i] ?? NaN));
}

function drawZoneMap(choice) {
  const svg = $("zonemap"),
    file = FILES[choice.file],
    figure = file.zoneYear[choice.name],
    width = roomOf(svg);
  const change = choice.against >= 0,
    values = zoneValues(choice),
    inside = insideOf(file);
  const rim = choice.area
    ? []
    : cellsOf(file)
        .flat()
        .map(c => [c.lon, c.lat]);
  const view = windowOf(file, choice.area, rim),
    tall = mapHeight(view, width);
  const breaks = classes(
      inside.map(i => values[i]),
      change
    ),
    labels = classLabels(breaks);
  const colours = change ? CHANGES : BLUES.slice(BLUES.length - labels.length);
  const name = figure
    ? `${at([figure.vi, figure.en])}${unit(figure.units) ? ` (${unit(figure.units)})` : ""}, ${choice.year}`
    : "";
  const title = name + ofFiles(choice),
    notes = [w("outlines")];
  const group = mapCanvas(
    svg,
    "zone-clip",
    width,
    tall,
    classStrip(null, title, labels, colours, 0, width, notes),
    title
  );
  const p = projection(file, view, width, tall);
  for (const i of inside) {
    const fill = Number.isFinite(values[i]) ? colours[classOf(values[i], breaks)] : "#fff";
    const d = cornersPath(cellsOf(file)[i], p),
      tip = zoneTip(file, choice, values, i);
    group.append(s("path", { d, fill, "data-tip": tip }));
  }
  for (const points of thinNetwork(file, choice.year)) {
    const d = "M" + points.map(([lon, lat]) => `${p.x(lon).toFixed(1)} ${p.y(lat).toFixed(1)}`).join("L");
    group.append(
      s("path", {
        d,
        fill: "none",
        stroke: "#5a6572",
        "stroke-opacity": 0.28,
        "stroke-width": 0.9,
        "pointer-events": "none"
      })
    );
  }
  drawBorders(group, file, p);
  zoneNames(svg, file, p, width, tall, choice);
  compass(svg, p, width, tall);
  svg.append(s("line", { x1: 0, x2: width, y1: tall, y2: tall, stroke: "#dde2e7" }));
  classStrip(svg, title, labels, colours, tall, width, notes);
}

function zoneTip(file, choice, values, i) {
  const figure = file.zoneYear[choice.name],
    sign = choice.against >= 0 ? signed : num;
  const people = zoneRow(file, "population", choice.year) ?? [],
    population = file.zoneYear.population;
  const lines = [`${place(file.zones.name[i])} (${file.zones.id[i]})`, file.zones.district[i]];
  lines.push(`${at([figure.vi, figure.en])}: ${withUnit(sign(values[i]), figure.units, values[i])}`);
  if (population && choice.name !== "population")
    lines.push(`${at([population.vi, population.en])}: ${num(people[i], 0)}`);
  return lines.join("\n");
}

const thinNetwork = (file, year) =>
  file.links.line.filter((_, i) => file.links.from[i] < file.links.to[i] && isOpen(file, i, year));

/// Districts; within one district its zones.
function zoneNames(svg, file, p, width, height, choice) {
  const take = placer(width, height);
  const names = !choice.area
    ? districtPlaces(file, p)
    : p.inside
        .filter(i => file.zones.district[i] === choice.area)
        .map(i => ({
          name: place(file.zones.name[i]).split(" (")[0],
          x: p.x(file.zones.lon[i]),
          y: p.y(file.zones.lat[i])
        }));
  for (const { name, x, y } of names) {
    const half = (textWidth(name) * 1.12) / 2,
      inside = Math.min(Math.max(x, half + 8), width - half - 40);
    if (take(inside, y, half))
      svg.append(s("text", { x: inside, y: y + 4, "text-anchor": "middle", class: "halo district" }, name));
  }
}
