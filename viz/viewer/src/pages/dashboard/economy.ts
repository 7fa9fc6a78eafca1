// Targets, growth, labour, enterprises, wages, people.
import { planeChart } from "../../charts/plane";
import { stackChart } from "../../charts/stacks";
import { lineChart } from "../../charts/lines";
import { growthOf, shareOf, surfaceOf } from "../../data/growth";
import { numbersOf } from "../../data/result";
import { byTarget, sameTarget, signOf, standingOf, type Standing, type Target } from "../../data/targets";
import { meaningOf } from "../../data/words";
import { targetName } from "virtual:report-words";
import { language, sentence, t } from "../../i18n";
import { num, withUnit } from "../../i18n/format";
import { h, type Child } from "../../ui/dom";
import { explain } from "../../ui/tip";
import { chartFigure, familyFigure, indicatorFigure, keyFigure, marksOf, type Board, type Build } from "./common";

const KEYS = ["grdp_per_head", "labour_productivity_growth", "tfp_share_gso", "innovating_share_all", "population", "employment", "unemployment_rate", "mean_wage", "mode_share_motorbike", "commute_time_mean", "transit_boardings_day", "co2_traffic_t_day"];

export const keys: Build = async board => [h("div", { class: "keys" }, ...KEYS.map(name => keyFigure(board, name)))];

const SIGNS: Record<Standing, string> = { met: "✓", missed: "✕", close_call: "≈", unscored: "–" };

function verdict(target: Target): HTMLElement {
  const standing = standingOf(target);
  const lacks = standing === "missed" && target.shortfall > 0 ? `, ${t(target.comparator === "~" ? "off" : "lacks", withUnit(num(target.shortfall), target.unit))}` : "";
  return h("span", { class: `verdict ${standing}` }, `${SIGNS[standing]} ${t(standing)}${lacks}`);
}

/** How far the figure reaches to the line, as a bar: a picture of what the verdict says. */
function bar(target: Target): HTMLElement | null {
  if (!Number.isFinite(target.simulated)) return null;
  const most = Math.max(target.simulated, target.value, 1e-9) * 1.1,
    at = (x: number): string => `${Math.max(0, Math.min(100, (100 * x) / most))}%`;
  return h("span", { class: "bar", "aria-hidden": "true" }, h("i", { class: standingOf(target), css: { width: at(target.simulated) } }), h("b", { css: { left: at(target.value) } }));
}

function targetLine(target: Target, board: Board, main: boolean): HTMLElement {
  const many = board.results.length > 1,
    meaning = { title: target.quote || target.id, unit: target.unit, definition: target.definition, source: target.basis ? t(`basis_${target.basis}` as "basis_agents") : undefined };
  const result = (own: Target | undefined): Child[] =>
    own && many
      ? [h("td", {}, explain(h("b", {}, Number.isFinite(own.simulated) ? withUnit(num(own.simulated), own.unit) : "–"), meaning), own.margin > 0 ? h("small", {}, ` ±${num(own.margin)}`) : null, h("div", {}, verdict(own)))]
    : own
      ? [h("td", { class: "num" }, explain(h("span", {}, Number.isFinite(own.simulated) ? withUnit(num(own.simulated), own.unit) : "–"), meaning), own.margin > 0 ? h("small", {}, ` ±${num(own.margin)}`) : null), h("td", { class: "num mean3" }, Number.isFinite(own.mean3) ? num(own.mean3) : ""), h("td", { class: "judged" }, bar(own), verdict(own))]
      : [h("td", {}, "–")];
  return h("tr", { class: main ? "first" : "other" }, h("th", { scope: "row" }, target.definition, target.basis ? h("small", { class: "sub" }, `${t("basis")}: ${t(`basis_${target.basis}` as "basis_agents")}`) : null), ...board.targets.flatMap(all => result(sameTarget(target, all))));
}

export const targets: Build = async board => {
  const groups = byTarget(board.targets[0] ?? []),
    many = board.results.length > 1,
    scored = groups.map(rows => standingOf(rows[0])).filter(standing => standing !== "unscored");
  if (!groups.length) return [];
  const count = (standing: Standing): number => scored.filter(s => s === standing).length;
  const heads = many ? board.results.map((result, i) => h("th", { scope: "col" }, h("span", { class: `dot hue-${i % 6}` }), result.title)) : [h("th", { class: "num", scope: "col" }, t("result")), h("th", { class: "num", scope: "col" }, t("mean3")), h("th", { scope: "col" }, t("verdict"))];
  const body = groups.flatMap(rows => {
    const [first] = rows;
    const title = h("tr", { class: "target-title" }, h("th", { colspan: 1 + heads.length, scope: "colgroup" }, h("b", { class: "code" }, first.id), ` ${language() === "vi" ? first.quote || targetName(first.indicator) : sentence(targetName(first.indicator))}`, h("span", { class: "level" }, `${signOf(first)} ${withUnit(num(first.value), first.unit)}, ${first.year}`)));
    return [title, ...rows.map((row, i) => targetLine(row, board, i === 0))];
  });
  return [
    h("p", { class: "lead" }, t("summary_targets", count("met"), scored.length, count("close_call"), count("missed"))),
    h("div", { class: "card wide" }, h("div", { class: "scroll", tabindex: 0 }, h("table", { class: "data targets" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, `${t("target")} · ${t("definition")}`), ...heads)), h("tbody", {}, ...body))))
  ];
};

function contributions(board: Board): HTMLElement | null {
  const grown = board.indicators.map(growthOf),
    many = board.results.length > 1;
  if (!grown.some(Boolean)) return null;
  const columns = grown.flatMap((growth, i) =>
    growth ? growth.years.slice(1).map((year, k) => ({ label: many ? `’${String(year).slice(2)}` : String(year), group: many ? board.results[i].title : undefined, values: [...growth.parts[k + 1]], total: growth.output[k + 1] })) : []
  );
  const chart = stackChart({ columns, layers: [{ label: t("capital"), hue: 0 }, { label: t("labour"), hue: 1 }, { label: t("tfp"), hue: 2 }], unit: "percentage points", xName: t("year"), totalName: t("output") });
  return chartFigure(board, chart, t("growth_title"), t("points_year"), board.indicators[0].get("growth_tfp")?.meaning);
}

function share(board: Board): HTMLElement | null {
  const series = board.indicators.flatMap((indicators, i) => {
    const growth = growthOf(indicators);
    return growth ? [{ label: board.results.length > 1 ? board.results[i].title : "", hue: i, dash: i, x: growth.years.slice(1), y: shareOf(growth).slice(1) }] : [];
  });
  if (!series.length) return null;
  return chartFigure(board, lineChart({ series, unit: "percent", xName: t("year"), marks: marksOf(board, "tfp_contribution_to_growth"), zero: true }), t("share_title"), t("share_note"), board.indicators[0].get("tfp_share_gso")?.meaning);
}

function surface(board: Board, year: number): HTMLElement | null {
  const all = board.indicators.map((indicators, i) => surfaceOf(indicators, board.targets[i], year)),
    first = all.find(Boolean);
  if (!first) return null;
  const far = Math.max(first.crossing, ...all.map(s => s?.capital ?? 0)) * 1.15,
    ends = [0, far];
  const chart = planeChart({
    lines: [
      { label: t("by_share"), hue: 3, x: ends, y: ends.map(first.byShare) },
      { label: t("by_productivity"), hue: 4, dash: 1, x: ends, y: ends.map(first.byProductivity) }
    ],
    points: [
      { label: "G_K*", hue: 0, x: first.crossing, y: first.byShare(first.crossing), hollow: true },
      ...all.flatMap((s, i) => (s ? [{ label: board.results[i].title, hue: i, x: s.capital, y: s.tfp, text: all.length > 1 ? undefined : num(s.tfp, 1) }] : []))
    ],
    xTitle: t("surface_x"),
    yTitle: t("tfp")
  });
  return chartFigure(board, chart, t("surface_title", year), t("surface_note"), board.indicators[0].get("growth_tfp")?.meaning);
}

export const growth: Build = async board => {
  const years = [...new Set((board.targets[0] ?? []).filter(target => target.indicator === "tfp_contribution_to_growth").map(target => target.year))];
  return [contributions(board), share(board), ...years.map(year => surface(board, year)), indicatorFigure(board, "grdp_per_head"), indicatorFigure(board, "labour_productivity_growth", { marks: marksOf(board, "social_labour_productivity_growth"), zero: true })];
};

export const labour: Build = async board => [
  indicatorFigure(board, "employment"),
  indicatorFigure(board, "unemployment_rate_month", { zero: true }),
  indicatorFigure(board, "vacancies", { zero: true }),
  indicatorFigure(board, "labour_force"),
  indicatorFigure(board, "skilled_share"),
  indicatorFigure(board, "park_employment")
];

export const enterprises: Build = async board => {
  const parts = (prefix: string): [string, string][] => (["within", "between", "entry", "exit"] as const).map(part => [`${prefix}_${part}`, t(`part_${part}`)]);
  return [
    indicatorFigure(board, "enterprises"),
    familyFigure(board, t("churn_title"), [["enterprise_entries", t("churn_in")], ["enterprise_exits", t("churn_out")]], { zero: true }),
    familyFigure(board, t("innovating_title"), [["innovating_share_all", t("all_enterprises")], ["innovating_share_manufacturing", t("manufacturing")], ["innovating_share_10plus", t("ten_plus")]], { marks: marksOf(board, "innovating_enterprises_share"), zero: true }),
    familyFigure(board, t("renewal_title"), [["renewal_r1", t("r1")], ["renewal_r2", t("r2")], ["renewal_r3", t("r3")]], { marks: marksOf(board, "technology_equipment_renewal_rate") }),
    familyFigure(board, t("tfp_parts_title"), parts("enterprise_tfp"), { meaning: board.indicators[0].get("enterprise_tfp_growth")?.meaning }),
    indicatorFigure(board, "startups", { zero: true }),
    indicatorFigure(board, "st_enterprises", { zero: true }),
    indicatorFigure(board, "rnd_share_of_grdp", { zero: true })
  ];
};

/** Classes of equal width over what is weighed, and the weight in each. */
function histogram(values: number[], weights: number[], classes: number, low: number, high: number): { from: number; weight: number }[] {
  const step = (high - low) / classes,
    bins = Array.from({ length: classes }, (_, i) => ({ from: low + i * step, weight: 0 }));
  values.forEach((value, i) => {
    if (Number.isFinite(value) && weights[i] > 0) bins[Math.min(classes - 1, Math.max(0, Math.floor((value - low) / step)))].weight += weights[i];
  });
  return bins;
}

async function wageSpread(board: Board): Promise<HTMLElement | null> {
  const result = board.results[0],
    c = await result.columns(["zone_year/mean_wage", "zone_year/employed_residents"]),
    wage = c["zone_year/mean_wage"],
    years = board.indicators[0].years;
  if (!wage || !c["zone_year/employed_residents"]) return null;
  const zones = wage.shape[1],
    at = years.length - 1,
    own = [...numbersOf(wage).slice(at * zones, (at + 1) * zones)].map(x => x / 1e6),
    persons = [...numbersOf(c["zone_year/employed_residents"]).slice(at * zones, (at + 1) * zones)];
  const known = own.filter((x, i) => x > 0 && persons[i] > 0),
    low = Math.floor(Math.min(...known)),
    high = Math.ceil(Math.max(...known));
  const bins = histogram(own, persons, Math.max(4, 2 * (high - low)), low, high);
  const chart = stackChart({ columns: bins.map(bin => ({ label: num(bin.from, 1), values: [bin.weight] })), layers: [{ label: t("persons_axis"), hue: 2 }], unit: "persons", xName: t("wage_axis"), xTitle: t("wage_axis"), close: true });
  return chartFigure(board, chart, t("wage_spread", years[at]), t("persons_axis"), meaningOf(wage, "mean_wage"));
}

/** Trips of all modes by the time that they take, from matrices of trips and of times in the morning. */
async function commuteSpread(board: Board): Promise<HTMLElement | null> {
  const result = board.results[0],
    year = lastTravel(result.yearsUnder("trips"), result.yearsUnder("skims"));
  if (!year) return null;
  const modes = result.children(`trips/${year}`).filter(mode => mode !== "truck" && result.has(`skims/${year}/${mode}/time_min`));
  const c = await result.columns(modes.flatMap(mode => [`trips/${year}/${mode}`, `skims/${year}/${mode}/time_min`]));
  const step = 10,
    classes = 12,
    order = ["walk", "bicycle", "motorbike", "ride_hail", "car", "bus", "brt", "metro", "park_ride"],
    shown = order.filter(mode => modes.includes(mode));
  const weights = shown.map(mode => {
    const trips = numbersOf(c[`trips/${year}/${mode}`]),
      time = numbersOf(c[`skims/${year}/${mode}/time_min`]); // its first bin is the morning
    return histogram([...time.subarray(0, trips.length)], [...trips], classes, 0, classes * step).map(bin => bin.weight);
  });
  const columns = Array.from({ length: classes }, (_, i) => ({ label: i === classes - 1 ? `${i * step}+` : String(i * step), values: weights.map(w => w[i]) }));
  const chart = stackChart({ columns, layers: shown.map(mode => ({ label: t(`mode_${mode}` as "mode_walk"), hue: order.indexOf(mode) })), unit: "trips per day", xName: t("commute_axis"), xTitle: t("commute_axis"), close: true });
  return chartFigure(board, chart, t("commute_spread", year), t("trips_axis"), meaningOf(c[`skims/${year}/${shown[0]}/time_min`], "time_min"));
}

const lastTravel = (a: number[], b: number[]): number | undefined => a.filter(year => b.includes(year)).at(-1);

export const wages: Build = async board => [
  indicatorFigure(board, "mean_wage"),
  indicatorFigure(board, "income_per_head"),
  await wageSpread(board),
  await commuteSpread(board),
  familyFigure(board, board.indicators[0].get("gini_wages")?.meaning.title ?? "", [["gini_wages", board.indicators[0].get("gini_wages")?.meaning.title ?? ""], ["gini_income", board.indicators[0].get("gini_income")?.meaning.title ?? ""]]),
  indicatorFigure(board, "commute_time_mean", { zero: true }),
  indicatorFigure(board, "commute_distance_mean", { zero: true })
];

export const people: Build = async board => [
  indicatorFigure(board, "population"),
  familyFigure(board, t("people_flows"), [["births", t("births")], ["deaths", t("deaths")], ["in_migrants", t("arrivals")], ["out_migrants", t("departures")]], { zero: true }),
  indicatorFigure(board, "households_unhoused", { zero: true }),
  indicatorFigure(board, "housing_price_growth", { zero: true }),
  indicatorFigure(board, "rent_burden", { zero: true })
];
