// How a table is made; official figures, growth, events and definitions.
const COMPARATORS = { ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈", "=": "=" };
const inPercent = row => row.unit.startsWith("percent");
const figureText = (x, row) =>
  withUnit(num(x, inPercent(row) ? 1 : undefined), inPercent(row) ? "percent" : row.unit, x);
const missingText = row => {
  const size = num(row.shortfall, inPercent(row) ? 1 : undefined);
  return inPercent(row) ? `${size} ${w("points")}` : withUnit(size, row.unit, row.shortfall);
};
const mainRows = file => file.targets.filter((row, i) => !i || file.targets[i - 1].id !== row.id);
const scored = file => mainRows(file).filter(row => row.simulated !== null);
const last = list => list[list.length - 1];
const valueAt = (file, name, year) => file.indicators[name]?.values[file.years.indexOf(year)];
/// What a row's verdict is: met, missed, or too close to call.
const standing = row => (row.close ? "close" : row.met ? "met" : "missed");
const MARKS = { met: "✓", missed: "✗", close: "≈" };
const swatchOf = i => h("span", { class: "swatch", style: `background:${COLOURS[i]}` });

/// First letter of a cell in capitals.
const upper = text => (text ? text[0].toUpperCase() + text.slice(1) : text);

/// A table from heads [{text, num}] and rows of cells. On a phone each row becomes a list of "head: cell"; its first
/// cell is the title. A cell is text, a node or {cell, class, span}.
function fillTable(id, heads, rows) {
  const parts = cell => (cell && cell.nodeType === undefined && typeof cell === "object" ? cell : { cell });
  const line = row => {
    let column = 0;
    return h(
      "tr",
      { class: row.class },
      ...(row.cells ?? row).map(cell => {
        const { cell: content, class: own, span } = parts(cell),
          head = heads[column];
        const first = column === 0;
        column += span ?? 1;
        const classes = [head.num ? "num" : "", own ?? "", first ? "first" : ""].filter(Boolean).join(" ");
        return h(
          "td",
          { class: classes || null, colspan: span, "data-name": first || span ? null : head.text },
          content ?? ""
        );
      })
    );
  };
  const top = h(
    "thead",
    {},
    h("tr", {}, ...heads.map(({ text, num }) => h("th", { class: num ? "num" : null }, text)))
  );
  $(id).classList.add("stack");
  fill($(id), top, h("tbody", {}, ...rows.map(line)));
}
const words = (...keys) => keys.map(key => ({ text: w(key) }));
const numbers = (...keys) => keys.map(key => ({ text: w(key), num: true }));
const oneLine = (id, text) => fill($(id), h("tbody", {}, h("tr", {}, h("td", {}, text))));

// ------------------------------------------------------------------ official figures

const basis = row => h("span", { class: row.published ? "" : "guess" }, w(row.published ? "published" : "guess"));

/// Who says so, where it is more than memory.
const cited = row => (row.published ? h("small", { class: "cite" }, row.source) : null);

/// A difference as its table means it: percentage points or percent.
const differenceText = (x, inPoints) =>
  x === null ? "–" : inPoints ? `${signed(x, 1)} ${w("points")}` : `${signed(x, 1)}%`;

function officialVerdict(row) {
  if (!row.tolerance) return "–";
  const within = Math.abs(row.difference) <= row.tolerance;
  const band = `±${num(row.tolerance)}${row.inPoints ? ` ${w("points")}` : "%"}`;
  return h("span", { class: `verdict ${within ? "met" : "missed"}` }, `${within ? MARKS.met : MARKS.missed} ${band}`);
}

/// Mean absolute error of growth over the years that have a figure: what its tolerance is meant for.
function growthError(rows) {
  const growth = rows.filter(row => row.series === "growth_output");
  if (growth.length < 2) return "";
  const mean = num(growth.reduce((sum, row) => sum + Math.abs(row.difference), 0) / growth.length, 1);
  return lang === "vi"
    ? ` Tốc độ tăng GRDP lệch bình quân ${mean} điểm % mỗi năm.`
    : ` Growth of GRDP is off by ${mean} points a year on average.`;
}

/// Official figures beside the first scenario, which lives the years that were.
function drawOfficial() {
  const rows = FILES[0].official ?? [],
    judged = rows.filter(row => row.tolerance > 0);
  const within = judged.filter(row => Math.abs(row.difference) <= row.tolerance).length;
  const vi = lang === "vi",
    text = vi
      ? `${within} trong ${judged.length} số liệu có sai số cho phép nằm trong mức đó; còn lại mô phỏng lệch xa ` +
        `hơn. ` +
        `Chênh lệch là mô phỏng trừ chính thức.${growthError(rows)}`
      : `${within} of ${judged.length} figures with a tolerance are within it; the simulation misses the others. ` +
        `Differences are simulated less official.${growthError(rows)}`;
  $("official-text").textContent = rows.length ? `${FILES.length > 1 ? `${titleOf(FILES[0])}. ` : ""}${text}` : "";
  if (!rows.length) return oneLine("official", w("noOfficial"));
  const heads = [
    ...words("figure"),
    ...numbers("year", "official", "simulated", "difference"),
    ...words("tolerance", "basis")
  ];
  return fillTable(
    "official",
    heads,
    rows.map((row, i) => {
      const [shown, factor] = SHOWN_UNITS[row.unit] ?? [row.unit, 1],
        same = i && rows[i - 1].definition === row.definition;
      const percent = row.unit.startsWith("percent"),
        size = x => num(x * factor, percent || factor !== 1 ? 1 : undefined);
      const title = `${vi ? row.definition_vi : row.definition}, ${unit(percent ? "percent" : shown)}`;
      const name = h("span", { class: same ? "again" : "" }, title);
      const cells = [
        name,
        row.year,
        size(row.official),
        size(row.simulated),
        differenceText(row.difference, row.inPoints)
      ];
      return {
        cells: [...cells, officialVerdict(row), h("span", {}, basis(row), cited(row))],
        class: same ? "follow" : ""
      };
    })
  );
}

// ------------------------------------------------------------------ growth

/// The same for several results: one row a result and year.
function drawBindings(rows) {
  const keys = ["capital", "labour", "capital_share", "crossing", "need_share", "need_growth"];
  const heads = ["haveCapital", "worker", "capitalShare", "crossing", "needShare", "needProductivity", "haveTfp"];
  const enough = b => (b.have >= Math.max(b.need_share, b.need_growth) ? "met" : "missed");
  const line = b => [
    h("span", {}, swatchOf(b.index), `${titleOf(b.file)}, ${b.year}`),
    ...keys.map(key => num(b[key], 2)),
    { cell: num(b.have, 2), class: enough(b) },
    w(b.need_share > b.need_growth ? "byShare" : "byProductivity")
  ];
  fillTable("binding", [...words("scenario"), ...numbers(...heads), ...words("binds")], rows.map(line));
}

/// The binding target: quantities down, years of each result across.
function drawBinding() {
  const rows = FILES.flatMap((file, i) => (file.binding ?? []).map(b => ({ ...b, file, index: i })));
  const text =
    lang === "vi"
      ? "Hai mục tiêu gặp nhau ở một mức tăng vốn: cao hơn mức đó thì tỷ trọng TFP ràng buộc, thấp hơn thì năng " +
        "suất lao động ràng buộc. Số liệu bình quân 3 năm, % mỗi năm; b_K là tỷ trọng của vốn trong giá trị tăng thêm."
      : "Both targets meet at one rate of capital growth: above it the TFP share binds, below it labour " +
        "productivity does. Means of three years, % a year; b_K is capital’s share of value added.";
  $("binding-text").textContent = rows.length ? text : "";
  if (!rows.length) return fill($("binding"));
  if (FILES.length > 1) return drawBindings(rows);
  const cell = (b, key) => h("td", { class: "num" }, num(b[key], 2));
  const lines = [
    ["haveCapital", "capital"],
    ["worker", "labour"],
    ["capitalShare", "capital_share"],
    ["crossing", "crossing"],
    ["needShare", "need_share"],
    ["needProductivity", "need_growth"]
  ];
  const have = b =>
    h("td", { class: `num ${b.have >= Math.max(b.need_share, b.need_growth) ? "met" : "missed"}` }, num(b.have, 2));
  const heads = rows.map(b => h("th", { class: "num" }, b.year));
  return fill(
    $("binding"),
    h("thead", {}, h("tr", {}, h("th", {}, ""), ...heads)),
    h(
      "tbody",
      {},
      ...lines.map(([word, key]) => h("tr", {}, h("td", {}, w(word)), ...rows.map(b => cell(b, key)))),
      h("tr", {}, h("td", {}, w("haveTfp")), ...rows.map(have)),
      h(
        "tr",
        {},
        h("td", {}, w("binds")),
        ...rows.map(b => h("td", { class: "num" }, w(b.need_share > b.need_growth ? "byShare" : "byProductivity")))
      )
    )
  );
}

const ACCOUNTING = [
  "growth_output",
  "growth_capital",
  "growth_labour",
  "capital_share",
  "growth_tfp",
  "tfp_share_gso",
  "tfp_share_apo"
];

function drawAccounting() {
  const of = FILES[0].indicators,
    names = ACCOUNTING.filter(name => of[name]),
    many = FILES.length > 1;
  const heads = [...(many ? words("scenario") : []), { text: w("year"), num: !many }];
  const labels = names.map(name => ({ text: at([of[name].vi, of[name].en]), num: true }));
  fillTable(
    "accounting",
    [...heads, ...labels],
    FILES.flatMap(file =>
      file.years.map((year, i) => [
        ...(many ? [`${titleOf(file)}`] : []),
        year,
        ...names.map(name => num(file.indicators[name]?.values[i], 2))
      ])
    )
  );
}

// ------------------------------------------------------------------ events and definitions

function drawEvents() {
  const rows = FILES.flatMap(file => file.events.map(event => ({ ...event, file }))),
    many = FILES.length > 1;
  if (!rows.length) return oneLine("events", w("noEvents"));
  return fillTable(
    "events",
    [...(many ? words("scenario") : []), ...words("month", "kind", "acts", "detail", "source")],
    rows.map(e => [
      ...(many ? [titleOf(e.file)] : []),
      monthText(e.month),
      upper(eventKind(e.kind)),
      upper(eventTarget(e.file, e.target)),
      upper(eventDetail(e.detail)),
      { cell: e.source, class: "cite" }
    ])
  );
}

function drawDefinitions() {
  fillTable(
    "definitions",
    words("indicator", "units", "definition", "source"),
    Object.values(FILES[0].indicators).map(r => [
      at([r.vi, r.en]),
      unit(r.units) || "1",
      at([r.definition_vi, r.definition_en]),
      { cell: r.source, class: "cite" }
    ])
  );
}

/// Short words and codes of the page.
function drawGlossary() {
  fill(
    $("glossary"),
    ...GLOSSARY.flatMap(([term, vi, en]) => [h("dt", {}, at(term)), h("dd", {}, lang === "vi" ? vi : en)])
  );
}
