// Headline, key figures and the scoreboard of targets.

/// Targets by what they are about: `đóng góp của TFP … (38,3% năm 2025, 34,3% năm 2030)`.
function groupedText(rows) {
  const groups = new Map();
  for (const row of rows) {
    const figure = `${figureText(row.simulated, row)} ${w("in")} ${row.year}`;
    groups.set(targetName(row), [...(groups.get(targetName(row)) ?? []), figure]);
  }
  return [...groups].map(([name, figures]) => `${name} (${figures.join(", ")})`).join("; ");
}

/// What targets are about, with their years alone.
function namesText(rows) {
  const names = [...new Set(rows.map(targetName))];
  const years = name => rows.filter(row => targetName(row) === name).map(row => row.year);
  return names.map(name => `${name} (${years(name).join(", ")})`).join("; ");
}

function sentence(file) {
  const rows = scored(file),
    of = key => rows.filter(row => standing(row) === key),
    vi = lang === "vi",
    parts = [];
  const strong = (key, text) => h("strong", { class: key }, text);
  if (rows.length) {
    parts.push(vi ? "Trong " : "Of ", strong("", num(rows.length)));
    parts.push(vi ? " mục tiêu mô phỏng được, kịch bản đạt " : ` ${rows.length === 1 ? "target" : "targets"} that can be simulated, the scenario meets `);
    parts.push(strong("met", num(of("met").length)), vi ? ", chưa đạt " : ", misses ");
    parts.push(strong("missed", num(of("missed").length)), vi ? ", và " : ", and ");
    const close = of("close").length;
    parts.push(
      strong("close", num(close)),
      vi ? " quá sát ngưỡng để kết luận. " : ` ${close === 1 ? "is" : "are"} too close to call. `
    );
  }
  if (FILES.length === 1) {
    if (of("missed").length) parts.push(`${vi ? "Chưa đạt: " : "Missed: "}${groupedText(of("missed"))}. `);
    if (of("close").length) parts.push(`${vi ? "Sát ngưỡng: " : "Too close: "}${namesText(of("close"))}. `);
  }
  const binding = last(file.binding ?? []);
  if (binding) parts.push(bindingSentence(binding));
  return parts;
}

/// What a scenario changes against the first one, in the last year of both.
function differences(file) {
  const base = FILES[0],
    year = last(file.years.filter(y => base.years.includes(y))),
    parts = [];
  const inside = text => (/^.\p{Ll}/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
  const of = (name, say) => {
    const x = valueAt(file, name, year),
      b = valueAt(base, name, year);
    if (!Number.isFinite(x) || !Number.isFinite(b)) return;
    parts.push(say(x, b, inside(at([file.indicators[name].vi, file.indicators[name].en]))));
  };
  of("GRDP_constant", (x, b, name) => `${name} ${signed(100 * (x / b - 1), 2)}%`);
  of("employment", (x, b, name) => `${name} ${signed(x - b, 0)}`);
  of("innovating_share_all", (x, b, name) => `${name} ${signed(x - b, 2)} ${w("points")}`);
  of("commute_time_mean", (x, b, name) => `${name} ${signed(x - b, 2)} ${unit("min")}`);
  if (!parts.length) return "";
  return ` ${lang === "vi" ? "So với" : "Against"} ${quoted(titleOf(base))} ${w("in")} ${year}: ${parts.join("; ")}.`;
}

/// Words for money that bought no telling effect, by CostVerdict.
const COST_WORDS = {
  no_money: ["chi ngân sách không đổi nên không tính chi phí", "public spending is the same: no cost per point"],
  no_effect: ["không có tác động", "no effect"],
  within_luck: ["tác động nằm trong biên ngẫu nhiên", "the effect is within luck"],
  not_bought: ["chi nhiều hơn không đi cùng kết quả cao hơn", "more money does not go with more effect"]
};

/// `tăng TFP cộng dồn +0,42 điểm (±0,8): 120 tỷ đồng mỗi điểm`
function effectText(effect, name) {
  const points = `${name} ${signed(effect.points, 2)} ${w("points")} (±${num(effect.luck, 2)})`;
  if (effect.verdict !== "told") return `${points}: ${at(COST_WORDS[effect.verdict])}`;
  const each = lang === "vi" ? "mỗi điểm" : "a point";
  return `${points}: ${withUnit(num(effect.cost), "billion VND", effect.cost)} ${each}`;
}

/// Public money against the first scenario and what a point of TFP growth and of innovating share costs.
function costSentence(file) {
  const cost = file.cost;
  if (!cost) return "";
  const vi = lang === "vi",
    span = `${cost.first}–${cost.last}`,
    money = withUnit(signed(cost.spending, 0), "billion VND", cost.spending);
  const effects = [
    effectText(cost.tfp, vi ? "tăng TFP cộng dồn" : "growth of TFP, summed"),
    effectText(cost.innovating, at(TARGET_NAMES.innovating_enterprises_share))
  ];
  const head = vi ? `Chi ngân sách cho chính sách ${span}` : `Public spending on policies ${span}`;
  return ` ${head}: ${money}; ${effects.join("; ")}.`;
}

function bindingSentence(b) {
  const byShare = b.need_share > b.need_growth,
    need = num(Math.max(b.need_share, b.need_growth), 1),
    have = num(b.have, 1);
  const name = w(byShare ? "byShare" : "byProductivity");
  if (lang === "vi")
    return (
      `Với tốc độ tăng vốn và lao động quanh năm ${b.year}, mục tiêu ${name} là mục tiêu ràng buộc: ` +
      `TFP phải tăng ${need}%/năm, mô phỏng được ${have}%/năm.`
    );
  return (
    `With the growth of capital and labour around ${b.year}, the target for ${name} binds: ` +
    `TFP must grow ${need}% a year, and the simulation reaches ${have}% a year.`
  );
}

const KEYS = [
  ["grdp_per_head", 0],
  ["labour_productivity_growth", 1],
  ["employment", 0],
  ["unemployment_rate", 1],
  ["mean_wage", 1],
  ["innovating_share_all", 1],
  ["population", 0],
  ["commute_time_mean", 1]
];

function drawKeys() {
  const first = FILES[0],
    travel = last(trafficYears(first)),
    end = last(first.years);
  fill(
    $("keys"),
    ...KEYS.filter(([name]) => first.indicators[name]).map(([name, digits]) => {
      const indicator = first.indicators[name],
        held = isHeld(name) && travel,
        year = held ? travel : end;
      const value = (file, i) => {
        return h(
          "div",
          { class: "value" },
          FILES.length > 1 ? swatchOf(i) : null,
          num(valueAt(file, name, year), digits)
        );
      };
      return h(
        "div",
        { class: FILES.length > 1 ? "key many" : "key" },
        h("div", { class: "name" }, at([indicator.vi, indicator.en])),
        ...FILES.map(value),
        h("div", { class: "from" }, `${unit(indicator.units)} · ${year}`),
        FILES.length > 1 ? null : h("div", { class: "from" }, `${first.years[0]}: ${num(indicator.values[0], digits)}`)
      );
    })
  );
}

// ------------------------------------------------------------------ targets

function targetBar(row) {
  if (row.simulated === null) return "";
  const most = Math.max(row.simulated, row.value, 1e-9) * 1.12,
    size = x => Math.max(0, (x / most) * 110);
  const colour = { met: "#00705a", missed: "#b1440e", close: "#a67c00" }[standing(row)];
  return s(
    "svg",
    { viewBox: "0 0 112 16", role: "img", "aria-label": figureText(row.simulated, row) },
    s("rect", { x: 0, y: 5, width: 111, height: 6, fill: "#eef1f4" }),
    s("rect", { x: 0, y: 5, width: size(row.simulated).toFixed(1), height: 6, fill: colour }),
    s("rect", { x: (size(row.value) - 1).toFixed(1), y: 1, width: 2.4, height: 14, fill: "#1a222c" })
  );
}

const marginText = row => (row.margin > 0 ? `±${num(row.margin, inPercent(row) ? 1 : 2)}` : "");

function verdict(row) {
  if (row.simulated === null) return h("span", {}, "–");
  const key = standing(row);
  const text =
    key === "met"
      ? w("met")
      : key === "close"
        ? w("close")
        : row.shortfall === 0
          ? w("notAbove")
          : `${w(row.comparator === "~" ? "off" : "lacks")} ${missingText(row)}`;
  return h("span", { class: `verdict ${key}` }, `${MARKS[key]} ${text}`);
}

const meanText = row => (row.mean === null || row.mean === undefined ? "" : figureText(row.mean, row));

/// The figure with its margin; `mean` adds the mean of three years, where there is no column for it.
function resultCell(row, mean) {
  if (row.simulated === null) return h("span", {}, "–");
  const notes = [marginText(row), mean && meanText(row) ? `${w("mean3")} ${meanText(row)}` : ""].filter(Boolean);
  const small = notes.map(note => h("small", {}, note));
  return h("span", { class: "figure" }, h("b", {}, figureText(row.simulated, row)), ...small);
}

/// Title of a target: its words, in English also what they are about, its level and year.
function targetTitle(row) {
  const level = `${COMPARATORS[row.comparator]} ${withUnit(num(row.value), row.unit, row.value)}`;
  return h(
    "div",
    { class: "aim" },
    h("b", { class: "code" }, row.id),
    " ",
    quoted(row.quote),
    lang === "en" ? h("em", {}, targetName(row)) : null,
    h("span", { class: "level" }, `${level}, ${row.year}`)
  );
}

const definitionText = row => (lang === "vi" ? row.definition_vi : row.definition);

/// What the figure rests on; files of before have no such column.
const basisMark = row => (row.basis ? h("small", { class: "basis" }, `${w("basis")}: ${w(row.basis)}`) : null);

/// True of a target that no model holds; any other without a figure is set for a year that the run does not reach.
const isInput = row => /^not simulated/i.test(row.definition);

/// Which targets have no figure, and why.
function unscoredText(missing) {
  const inputs = missing.filter(isInput),
    later = missing.filter(row => !isInput(row)),
    reason = row => definitionText(row).replace(/^[^:]*: /, "");
  const list = inputs.map(row => `${row.id} (${row.quote}): ${reason(row)}`).join("; ");
  return [
    inputs.length ? `${w("unscored")}${list}.` : "",
    later.length ? `${w("beyondRun")}${later.map(row => `${row.id} (${row.year})`).join(", ")}.` : ""
  ]
    .filter(Boolean)
    .join(" ");
}

function drawTargets() {
  const first = FILES[0],
    many = FILES.length > 1;
  const known = row => FILES.some(f => f.targets.some(r => r.id === row.id && r.simulated !== null));
  const rows = first.targets.filter(known);
  const heads = many
    ? FILES.map((file, i) => h("th", {}, swatchOf(i), titleOf(file)))
    : [
        h("th", { class: "bar" }, ""),
        h("th", { class: "num" }, w("result")),
        h("th", { class: "num" }, upper(w("mean3"))),
        h("th", {}, w("verdict"))
      ];
  const cellsOfRow = (file, row) => {
    const own = file.targets.find(r => r.id === row.id && r.definition === row.definition);
    if (!own) return [h("td", { class: "both", "data-name": titleOf(file) }, "–")];
    if (many) return [h("td", { class: "both", "data-name": titleOf(file) }, resultCell(own, true), verdict(own))];
    return [
      h("td", { class: "bar" }, targetBar(own)),
      h("td", { class: "num result" }, resultCell(own)),
      h("td", { class: "num mean", "data-name": w("mean3") }, meanText(own)),
      h("td", { class: "judged" }, verdict(own))
    ];
  };
  const body = rows.flatMap((row, i) => {
    const main = !i || rows[i - 1].id !== row.id,
      ends = i + 1 === rows.length || rows[i + 1].id !== row.id;
    const definition = h("td", { class: "def" }, definitionText(row), basisMark(row));
    const line = h(
      "tr",
      { class: `${main ? "main" : "other"} ${ends ? "last" : "more"}` },
      definition,
      ...FILES.flatMap(f => cellsOfRow(f, row))
    );
    const title = h("tr", { class: "title" }, h("td", { colspan: many ? FILES.length + 1 : 5 }, targetTitle(row)));
    return main ? [title, line] : [line];
  });
  if (!rows.length) fill($("targets"));
  else
    fill(
      $("targets"),
      h("thead", {}, h("tr", {}, h("th", {}, `${w("target")} · ${w("definition")}`), ...heads)),
      h("tbody", {}, ...body)
    );
  const missing = mainRows(first).filter(row => !rows.some(r => r.id === row.id));
  fill($("unscored"), unscoredText(missing));
}
