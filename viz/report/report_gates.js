// Gateways of goods at work: what passes, how long trucks wait and turn.

const TURN_CLASS_MIN = 10;
const TURN_CHART = { width: 132, height: 40, foot: 13 };

/// Columns of the table: word, decimals, dataset.
const GATE_COLUMNS = [
  ["gt_tonnes", 0, "gateway_tonnes"],
  ["gt_containers", 0, "gateway_containers"],
  ["gt_trucks", 0, "trucks"],
  ["gt_lanes", 0, "gate_lanes"],
  ["gt_wait", 1, "gate_wait_min"],
  ["gt_waitLong", 0, "gate_wait_p95_min"],
  ["gt_turn", 0, "turn_min"],
  ["gt_turnLong", 0, "turn_p95_min"]
];

/// Rows of the nodes that trucks call at in any result, the same node of several results line by line.
function gateRows(year) {
  const rows = withFreight(year).flatMap(({ day, index }) =>
    (day.gate_trucks ? day.gateway : []).map((name, g) => {
      const figures = GATE_COLUMNS.map(([, , dataset]) =>
        dataset === "trucks" ? totalOf(day.gate_trucks[g]) : day[dataset]?.[g]
      );
      return { name, index, figures, trucks: totalOf(day.gate_trucks[g]), turns: day.turn_trucks?.[g] ?? [] };
    })
  );
  const names = [...new Set(rows.filter(row => row.trucks > 0).map(row => row.name))];
  return names.flatMap(name => rows.filter(row => row.name === name).map((row, i) => ({ ...row, again: i > 0 })));
}

const TURN_TAIL = 0.01; // share of a node's trucks that may lie beyond the axis

/// The first class that leaves hardly a truck of any row beyond it, so that all rows share one axis.
function lastTurnClass(rows) {
  const reach = turns => {
    const allowed = TURN_TAIL * totalOf(turns);
    let last = turns.length - 1,
      beyond = 0;
    while (last > 0 && beyond + turns[last] <= allowed) beyond += turns[last--];
    return last;
  };
  return Math.max(0, ...rows.map(row => reach(row.turns)));
}

/// Classes up to the last of the axis, which holds all that is beyond.
const foldedTurns = (turns, last) => [...turns.slice(0, last), totalOf(turns.slice(last))];

/// Trucks by turn time in ten-minute columns. @param turns  one more than `last`, the last open
function turnChart(turns, last, colour) {
  const { width, height, foot } = TURN_CHART,
    most = Math.max(1, ...turns),
    step = width / (last + 1),
    bottom = height - foot;
  const svg = s("svg", { class: "turns", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": w("gt_turns") });
  svg.append(s("line", { x1: 0, x2: width, y1: bottom, y2: bottom, stroke: "#b9c1ca" }));
  turns.forEach((trucks, i) => {
    const open = i === last,
      span = open ? `≥ ${i * TURN_CLASS_MIN}` : `${i * TURN_CLASS_MIN}–${(i + 1) * TURN_CLASS_MIN}`,
      tall = (trucks / most) * (bottom - 1);
    svg.append(
      s("rect", { x: i * step + 0.5, y: bottom - tall, width: Math.max(1, step - 1), height: tall, fill: colour }),
      s("rect", {
        x: i * step,
        y: 0,
        width: step,
        height: bottom,
        fill: "transparent",
        "data-tip": `${span} ${unit("min")}: ${num(trucks, 0)} ${w("trucksWord")}`
      })
    );
  });
  svg.append(
    s("text", { x: 0, y: height - 2 }, "0"),
    s("text", { x: width, y: height - 2, "text-anchor": "end" }, `≥ ${last * TURN_CLASS_MIN} ${unit("min")}`)
  );
  return svg;
}

/// Which result a row is of, on one line; its whole title at the pointer, and above the section.
const scenarioTag = index =>
  h("span", { class: "tag", "data-tip": titleOf(FILES[index]) }, swatchOf(index), titleOf(FILES[index]));

function drawGates(year) {
  const rows = gateRows(year),
    last = lastTurnClass(rows),
    many = FILES.length > 1;
  $("gates-part").hidden = !rows.length;
  if (!rows.length) return;
  $("gates-title").textContent = `${w("gatesTitle")}, ${year}`;
  $("gates-note").textContent = w("gatesNote");
  fillTable(
    "gates",
    [
      ...words("gateway"),
      ...(many ? words("scenario") : []),
      ...numbers(...GATE_COLUMNS.map(([key]) => key)),
      ...words("gt_turns")
    ],
    rows.map(row => ({
      cells: [
        h("span", { class: row.again ? "again" : "" }, upper(place(row.name))),
        ...(many ? [scenarioTag(row.index)] : []),
        ...GATE_COLUMNS.map(([, digits], k) => num(row.figures[k], digits)),
        turnChart(foldedTurns(row.turns, last), last, COLOURS[many ? row.index : 0])
      ],
      class: row.again ? "follow" : ""
    }))
  );
}
