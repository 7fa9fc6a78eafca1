// Public transport: who rides each line, section by section.

const lineChoice = { file: 0, year: 0, bin: 0, line: "" };
const transitYears = file => Object.keys(file.transit).map(Number);

/// Rows of a line's stops in the order of driving.
const stopsOf = (file, line) =>
  file.stops.line
    .map((id, row) => [id, row])
    .filter(([id]) => id === line)
    .map(([, row]) => row)
    .sort((a, b) => file.stops.order[a] - file.stops.order[b]);

/// Id and name of a line; the id alone in files that hold no names.
function lineTitle(file, line) {
  const name = file.stops.lineName?.[file.stops.line.indexOf(line)];
  return name ? `${line}: ${name}` : line;
}

const boardingsOf = (day, rows) => day.board.reduce((all, bin) => all + rows.reduce((sum, r) => sum + bin[r], 0), 0);

/// Lines that anybody rides, most riders first.
function riddenLines(file, year) {
  const day = file.transit[year];
  return [...new Set(file.stops.line)]
    .map(line => ({ line, rows: stopsOf(file, line) }))
    .map(one => ({ ...one, boardings: boardingsOf(day, one.rows) }))
    .filter(one => one.boardings > 0)
    .sort((a, b) => b.boardings - a.boardings || a.line.localeCompare(b.line));
}

/// The section where a line is fullest, over all bins and both ways.
function fullest(day, rows) {
  let best = { share: -1 };
  day.places.forEach((bin, b) =>
    rows.forEach(r => {
      const load = Math.max(day.forward[b][r], day.backward[b][r]);
      if (bin[r] > 0 && load / bin[r] > best.share) best = { share: load / bin[r], row: r, bin: b, load };
    })
  );
  return best;
}

function drawLineSection() {
  const withLines = FILES.map((file, i) => i).filter(i => transitYears(FILES[i]).length);
  $("lines").hidden = !withLines.length;
  if (!withLines.length) return;
  if (!withLines.includes(lineChoice.file)) lineChoice.file = withLines[0];
  const file = FILES[lineChoice.file],
    years = transitYears(file);
  if (!years.includes(lineChoice.year)) lineChoice.year = years.at(-1);
  const lines = riddenLines(file, lineChoice.year);
  if (!lines.some(one => one.line === lineChoice.line)) lineChoice.line = lines[0]?.line ?? "";
  lineControls(file, withLines, years, lines);
  drawLoads(file, lines);
  drawLineTable(file, lines);
}

function lineControls(file, withLines, years, lines) {
  const set = (key, number) => value => {
    lineChoice[key] = number ? +value : value;
    drawLineSection();
  };
  const numbered = list => list.map(x => [x, x]),
    start = file.traffic[lineChoice.year];
  const files = withLines.map(i => [i, titleOf(FILES[i])]);
  fill(
    $("line-controls"),
    withLines.length > 1 ? select(w("show"), files, lineChoice.file, set("file", true)) : null,
    select(w("year"), numbered(years), lineChoice.year, set("year", true)),
    start
      ? select(
          w("bin"),
          start.start.map((_, i) => [i, binName(start, i)]),
          lineChoice.bin,
          set("bin", true)
        )
      : null,
    select(w("line"), lines.map(one => [one.line, lineTitle(file, one.line)]), lineChoice.line, set("line", false))
  );
}

/// Riders forward above the axis, riders back below it, and the places that pass.
function drawLoads(file, lines) {
  const day = file.transit[lineChoice.year],
    one = lines.find(l => l.line === lineChoice.line);
  $("loads").replaceChildren();
  $("loads-title").textContent = one ? `${w("loadsTitle")}: ${lineTitle(file, one.line)}, ${lineChoice.year}` : "";
  if (!one) return;
  const name = r => file.stops.name[r],
    sections = one.rows.slice(0, -1);
  const bin = Math.min(lineChoice.bin, day.board.length - 1);
  const columns = sections.map((r, i) => ({
    label: String(i + 1),
    tip: `${name(r)} – ${name(one.rows[i + 1])}`,
    values: [day.forward[bin][r], -day.backward[bin][r]]
  }));
  const towards = r => `${w("towards")} ${name(r)}`;
  stackedBars($("loads"), {
    columns,
    layers: [
      { label: towards(one.rows.at(-1)), colour: "#0072b2" },
      { label: towards(one.rows[0]), colour: "#c98a00" }
    ],
    line: { label: w("places"), values: sections.map(r => day.places[bin][r]) },
    label: w("loadsTitle"),
    height: 270
  });
  fill(
    $("loads-key"),
    ...sections.map((r, i) => h("span", {}, h("b", {}, String(i + 1)), ` ${name(r)} – ${name(one.rows[i + 1])}`))
  );
}

function drawLineTable(file, lines) {
  const day = file.transit[lineChoice.year],
    start = file.traffic[lineChoice.year];
  const heads = [...words("line"), ...numbers("boardingsDay", "fullestLoad", "ofPlaces"), ...words("fullestWhere")];
  const row = ({ line, rows, boardings }) => {
    const most = fullest(day, rows);
    const next = rows[rows.indexOf(most.row) + 1];
    const where = most.share < 0 ? "–" : `${file.stops.name[most.row]} – ${file.stops.name[next] ?? ""}`;
    const when = start && most.share >= 0 ? `, ${binName(start, most.bin)}` : "";
    const figures = most.share < 0 ? ["–", "–"] : [num(most.load, 0), `${num(100 * most.share, 0)}%`];
    return [lineTitle(file, line), num(boardings, 0), ...figures, where + when];
  };
  fillTable("line-table", heads, lines.map(row));
}
