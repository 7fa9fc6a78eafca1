// Headline, key figures and tables.
const COMPARATORS = { ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈", "=": "=" };
const inPercent = row => row.unit.startsWith("percent");
const figureText = (x, row) => withUnit(num(x, inPercent(row) ? 1 : undefined), inPercent(row) ? "percent" : row.unit);
const missingText = row => `${num(row.shortfall, inPercent(row) ? 1 : undefined)} ${inPercent(row) ? w("points") : unit(row.unit)}`.trim();
const mainRows = file => file.targets.filter((row, i) => !i || file.targets[i - 1].id !== row.id);
const scored = file => mainRows(file).filter(row => row.simulated !== null);
const last = list => list[list.length - 1];
const valueAt = (file, name, year) => file.indicators[name]?.values[file.years.indexOf(year)];

/// Missed targets by what they are about: `đóng góp của TFP … (38,3% năm 2025, 34,3% năm 2030)`.
function missedText(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(targetName(row), [...(groups.get(targetName(row)) ?? []), `${figureText(row.simulated, row)} ${w("in")} ${row.year}`]);
  return [...groups].map(([name, figures]) => `${name} (${figures.join(", ")})`).join("; ");
}

function sentence(file) {
  const rows = scored(file), met = rows.filter(r => r.met), missed = rows.filter(r => !r.met), vi = lang === "vi", parts = [];
  if (rows.length) parts.push(vi ? "Trong " : "Of ", h("strong", {}, num(rows.length)), vi ? " mục tiêu mô phỏng được, kịch bản đạt " : " targets that can be simulated, the scenario meets ", h("strong", { class: "met" }, num(met.length)), vi ? " và chưa đạt " : " and misses ", h("strong", { class: "missed" }, num(missed.length)), ". ");
  if (missed.length && FILES.length === 1) parts.push((vi ? "Chưa đạt: " : "Missed: ") + missedText(missed) + ". ");
  const binding = last(file.binding ?? []);
  if (binding) parts.push(bindingSentence(binding));
  return parts;
}

/// What a scenario changes against the first one, in the last year of both.
function differences(file) {
  const base = FILES[0], year = last(file.years.filter(y => base.years.includes(y))), parts = [];
  const inside = text => (/^.\p{Ll}/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
  const of = (name, say) => { const x = valueAt(file, name, year), b = valueAt(base, name, year); if (Number.isFinite(x) && Number.isFinite(b)) parts.push(say(x, b, inside(at([file.indicators[name].vi, file.indicators[name].en])))); };
  of("GRDP_constant", (x, b, name) => `${name} ${signed(100 * (x / b - 1), 2)}%`);
  of("employment", (x, b, name) => `${name} ${signed(x - b, 0)}`);
  of("innovating_share_all", (x, b, name) => `${name} ${signed(x - b, 2)} ${w("points")}`);
  of("commute_time_mean", (x, b, name) => `${name} ${signed(x - b, 2)} ${unit("min")}`);
  return parts.length ? ` ${lang === "vi" ? "So với" : "Against"} ${quoted(titleOf(base))} ${w("in")} ${year}: ${parts.join("; ")}.` : "";
}

function bindingSentence(b) {
  const byShare = b.need_share > b.need_growth, need = Math.max(b.need_share, b.need_growth), name = w(byShare ? "byShare" : "byProductivity");
  if (lang === "vi") return `Với tốc độ tăng vốn và lao động quanh năm ${b.year}, mục tiêu ${name} là mục tiêu ràng buộc: TFP phải tăng ${num(need, 1)}%/năm, mô phỏng được ${num(b.have, 1)}%/năm.`;
  return `With the growth of capital and labour around ${b.year}, the target for ${name} binds: TFP must grow ${num(need, 1)}% a year, and the simulation reaches ${num(b.have, 1)}% a year.`;
}

const KEYS = [["grdp_per_head", 0], ["labour_productivity_growth", 1], ["employment", 0], ["unemployment_rate", 1], ["mean_wage", 1], ["innovating_share_all", 1], ["population", 0], ["commute_time_mean", 1]];

function drawKeys() {
  const first = FILES[0];
  fill($("keys"), ...KEYS.filter(([name]) => first.indicators[name]).map(([name, digits]) => {
    const indicator = first.indicators[name];
    return h("div", { class: FILES.length > 1 ? "key many" : "key" }, h("div", { class: "name" }, at([indicator.vi, indicator.en])), ...FILES.map((file, i) => {
      const values = file.indicators[name]?.values ?? [];
      const swatch = FILES.length > 1 ? h("span", { class: "swatch", style: `background:${COLOURS[i]}` }) : null;
      return h("div", { class: "value" }, swatch, num(last(values), digits));
    }), h("div", { class: "from" }, `${unit(indicator.units)} · ${last(first.years)}`), FILES.length > 1 ? null : h("div", { class: "from" }, `${first.years[0]}: ${num(indicator.values[0], digits)}`));
  }));
}

function targetBar(row) {
  if (row.simulated === null) return "";
  const most = Math.max(row.simulated, row.value, 1e-9) * 1.12, size = x => Math.max(0, (x / most) * 130);
  return s("svg", { viewBox: "0 0 132 16", role: "img", "aria-label": figureText(row.simulated, row) }, s("rect", { x: 0, y: 5, width: 131, height: 6, fill: "#eef1f4" }), s("rect", { x: 0, y: 5, width: size(row.simulated).toFixed(1), height: 6, fill: row.met ? "#00705a" : "#b1440e" }), s("rect", { x: (size(row.value) - 1).toFixed(1), y: 1, width: 2.4, height: 14, fill: "#1a222c" }));
}

function verdict(row) {
  if (row.simulated === null) return h("span", {}, "–");
  return h("span", { class: `verdict ${row.met ? "met" : "missed"}` }, row.met ? `✓ ${w("met")}` : `✗ ${w(row.comparator === "~" ? "off" : "lacks")} ${missingText(row)}`);
}

function drawTargets() {
  const first = FILES[0], many = FILES.length > 1, rows = first.targets.filter(row => FILES.some(f => f.targets.some(r => r.id === row.id && r.simulated !== null)));
  const results = FILES.map((file, i) => (many ? [h("th", {}, h("span", { class: "swatch", style: `background:${COLOURS[i]}` }), titleOf(file))] : [h("th", { class: "bar" }, ""), h("th", { class: "num" }, w("result")), h("th", {}, w("verdict"))])).flat();
  const body = rows.map((row, i) => {
    const main = !i || rows[i - 1].id !== row.id, ends = i + 1 === rows.length || rows[i + 1].id !== row.id;
    const cells = FILES.map(file => {
      const own = file.targets.find(r => r.id === row.id && r.definition === row.definition);
      if (!own) return [h("td", { class: "both" }, "–")];
      return many ? [h("td", { class: "both", "data-name": titleOf(file) }, figureText(own.simulated, own), " ", verdict(own))] : [h("td", { class: "bar" }, targetBar(own)), h("td", { class: "num result" }, figureText(own.simulated, own)), h("td", { class: "judged" }, verdict(own))];
    }).flat();
    return h("tr", { class: `${main ? "main" : "other"} ${ends ? "last" : "more"}` }, h("td", { class: "id" }, main ? row.id : ""), h("td", { class: "quote" }, main ? quoted(row.quote) : "", main && lang === "en" ? h("em", {}, targetName(row)) : null), h("td", { class: "num level" }, main ? `${COMPARATORS[row.comparator]} ${withUnit(num(row.value), row.unit)}` : ""), h("td", { class: "num year" }, main ? row.year : ""), h("td", { class: "def" }, lang === "vi" ? row.definition_vi : row.definition), ...cells);
  });
  if (!rows.length) fill($("targets"));
  else fill($("targets"), h("thead", {}, h("tr", {}, h("th", {}, w("id")), h("th", {}, w("target")), h("th", { class: "num" }, w("level")), h("th", { class: "num" }, w("year")), h("th", {}, w("definition")), ...results)), h("tbody", {}, ...body));
  const missing = mainRows(first).filter(row => !rows.some(r => r.id === row.id));
  fill($("unscored"), missing.length ? w("unscored") + missing.map(r => `${r.id} (${r.quote})`).join("; ") + "." : "");
}

function drawBinding() {
  const rows = FILES.flatMap((file, i) => (file.binding ?? []).map(b => ({ ...b, file, colour: COLOURS[i] }))), percent = x => num(x, 2);
  const text = lang === "vi" ? "Hai mục tiêu gặp nhau ở một mức tăng vốn: cao hơn mức đó thì tỷ trọng TFP ràng buộc, thấp hơn thì năng suất lao động ràng buộc. Số liệu bình quân 3 năm, %/năm." : "Both targets meet at one rate of capital growth: above it the TFP share binds, below it labour productivity does. Means of three years, % a year.";
  $("binding-text").textContent = rows.length ? text : "";
  if (!rows.length) return fill($("binding"));
  const heads = ["year", "haveCapital", "worker", "capitalShare", "crossing", "needShare", "needProductivity", "haveTfp"].map(key => h("th", { class: "num" }, w(key)));
  return fill($("binding"), h("thead", {}, h("tr", {}, FILES.length > 1 ? h("th", {}, w("scenario")) : null, ...heads, h("th", {}, w("binds")))), h("tbody", {}, ...rows.map(b => {
    const need = Math.max(b.need_share, b.need_growth);
    return h("tr", {}, FILES.length > 1 ? h("td", {}, titleOf(b.file)) : null, h("td", { class: "num" }, b.year), ...[b.capital, b.labour, b.capital_share, b.crossing, b.need_share, b.need_growth].map(x => h("td", { class: "num" }, percent(x))), h("td", { class: `num ${b.have >= need ? "met" : "missed"}` }, percent(b.have)), h("td", {}, w(b.need_share > b.need_growth ? "byShare" : "byProductivity")));
  })));
}

function drawAccounting() {
  const names = ["growth_output", "growth_capital", "growth_labour", "capital_share", "growth_tfp", "tfp_share_gso", "tfp_share_apo"].filter(n => FILES[0].indicators[n]);
  const rows = FILES.flatMap(file => file.years.map((year, i) => h("tr", {}, FILES.length > 1 ? h("td", {}, titleOf(file)) : null, h("td", { class: "num" }, year), ...names.map(n => h("td", { class: "num" }, num(file.indicators[n]?.values[i], 2))))));
  fill($("accounting"), h("thead", {}, h("tr", {}, FILES.length > 1 ? h("th", {}, w("scenario")) : null, h("th", { class: "num" }, w("year")), ...names.map(n => h("th", { class: "num" }, at([FILES[0].indicators[n].vi, FILES[0].indicators[n].en]))))), h("tbody", {}, ...rows));
}

function drawWorst(choice) {
  const file = FILES[choice.file], figures = linkFigures(file, choice), day = file.traffic[choice.year];
  $("worst-title").textContent = figures ? `${w("worst")}, ${choice.year}, ${binName(day, choice.bin)}` : "";
  if (!figures) return fill($("worst"));
  const order = figures.load.map((_, i) => i).filter(i => isOpen(file, i, choice.year)).sort((a, b) => figures.load[b] - figures.load[a] || a - b).slice(0, 10);
  const heads = [w("volume") + " (PCU/h)", w("capacityWord") + " (PCU/h)", "V/C", w("speed"), w("delay")];
  return fill($("worst"), h("thead", {}, h("tr", {}, h("th", {}, w("road")), h("th", {}, w("direction")), ...heads.map(x => h("th", { class: "num" }, x)))), h("tbody", {}, ...order.map(i => h("tr", {}, h("td", {}, file.links.name[i]), h("td", {}, file.links.ends[i]), ...[num(figures.load[i] * file.links.capacity[i], 0), num(file.links.capacity[i], 0), num(figures.load[i], 2), num(figures.speed[i], 1), num(figures.delay[i], 0)].map(x => h("td", { class: "num" }, x))))));
}

function drawCounts() {
  const first = FILES[0].counts, heads = FILES.map(file => (FILES.length > 1 ? titleOf(file) : w("simulated")));
  if (!first.length) return fill($("counts"), h("tbody", {}, h("tr", {}, h("td", {}, w("noCounts")))));
  const row = (count, i) => h("tr", {}, h("td", {}, count.name), h("td", {}, count.metric), h("td", { class: "num" }, count.year), h("td", { class: "num" }, num(count.counted)), ...FILES.map(file => h("td", { class: "num" }, num(file.counts[i]?.simulated), h("span", { class: "from" }, file.counts[i] && count.counted ? ` (${signed(100 * (file.counts[i].simulated / count.counted - 1), 0)}%)` : ""))), h("td", {}, w(count.confidence)));
  return fill($("counts"), h("thead", {}, h("tr", {}, h("th", {}, w("post")), h("th", {}, w("metric")), h("th", { class: "num" }, w("year")), h("th", { class: "num" }, w("counted")), ...heads.map(x => h("th", { class: "num" }, x)), h("th", {}, w("confidence")))), h("tbody", {}, ...first.map(row)));
}

function drawEvents() {
  const rows = FILES.flatMap((file, i) => file.events.map(event => ({ ...event, file, i })));
  if (!rows.length) return fill($("events"), h("tbody", {}, h("tr", {}, h("td", {}, w("noEvents")))));
  return fill($("events"), h("thead", {}, h("tr", {}, FILES.length > 1 ? h("th", {}, w("scenario")) : null, ...["month", "kind", "acts", "detail", "source"].map(key => h("th", {}, w(key))))), h("tbody", {}, ...rows.map(e => h("tr", {}, FILES.length > 1 ? h("td", {}, titleOf(e.file)) : null, h("td", {}, monthText(e.month)), h("td", {}, e.kind.replaceAll("_", " ")), h("td", {}, e.target), h("td", {}, e.detail), h("td", {}, e.source)))));
}

function drawDefinitions() {
  const rows = Object.values(FILES[0].indicators);
  fill($("definitions"), h("thead", {}, h("tr", {}, h("th", {}, w("indicator")), h("th", {}, w("units")), h("th", {}, w("definition")), h("th", {}, w("source")))), h("tbody", {}, ...rows.map(r => h("tr", {}, h("td", {}, at([r.vi, r.en])), h("td", {}, unit(r.units) || "1"), h("td", {}, at([r.definition_vi, r.definition_en])), h("td", {}, r.source)))));
}
