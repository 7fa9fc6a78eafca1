// Travel, public transport, freight, roads, emissions, and the single day of `tanvan traffic`.
import { lineChart } from "../../charts/lines";
import { planeChart } from "../../charts/plane";
import { stackChart } from "../../charts/stacks";
import { trafficOf, trafficYears } from "../../data/network";
import { linesOfStops, stopsOf } from "../../data/places";
import { numbersOf, textsOf, type Result } from "../../data/result";
import { labelOf, meaningOf, unitOf } from "../../data/words";
import { sceneOf } from "../../map/scene";
import { countPlace, metricName, place as placeName } from "virtual:report-words";
import { spell, t } from "../../i18n";
import { clock, num, withUnit } from "../../i18n/format";
import { unitText } from "../../i18n/units";
import { choice } from "../../ui/controls";
import { h, refill } from "../../ui/dom";
import { explain } from "../../ui/tip";
import { chartFigure, confidenceWord, indicatorFigure, lastDay, tableCard, type Board, type Build } from "./common";

const MODES = ["walk", "bicycle", "motorbike", "ride_hail", "car", "bus", "brt", "metro", "park_ride"] as const;

export const travel: Build = async board => {
  const many = board.results.length > 1,
    modes = MODES.filter(mode => board.indicators.some(all => all.raw(`mode_share_${mode}`).some(x => x > 0)));
  const columns = board.indicators.flatMap((all, i) => {
    const first = all.get("mode_share_walk") ?? all.get("mode_share_motorbike");
    return (first?.x ?? []).map((year, k) => ({ label: many ? `’${String(year).slice(2)}` : String(year), group: many ? board.results[i].title : undefined, values: modes.map(mode => all.get(`mode_share_${mode}`)?.y[k] ?? 0) }));
  });
  const shares = columns.length && modes.length
    ? chartFigure(board, stackChart({ columns, layers: modes.map(mode => ({ label: t(`mode_${mode}`), hue: MODES.indexOf(mode) })), unit: "percent", xName: t("year") }), t("modes_title"), t("of_trips"), board.indicators[0].get("mode_share_motorbike")?.meaning)
    : null;
  return [shares, indicatorFigure(board, "trips_per_person", { zero: true }), indicatorFigure(board, "vehicle_km_day", { zero: true }), indicatorFigure(board, "delay_veh_h_day", { zero: true })];
};

interface LineFigures {
  id: string;
  name: string;
  boardings: number;
  load: number;
  places: number;
  where: string;
}

async function transitLines(result: Result, year: number): Promise<{ lines: LineFigures[]; bins: number[] }> {
  const [stops, c, day] = await Promise.all([stopsOf(result), result.group(`transit/${year}`), trafficOf(result, year)]),
    [boardings, forward, backward, places] = [c.boardings, c.load_forward, c.load_backward, c.places].map(numbersOf),
    calls = stops.length,
    bins = [...day.binStart];
  const lines = [...linesOfStops(stops)].map(([id, own]): LineFigures => {
    const line: LineFigures = { id, name: own[0].lineName, boardings: 0, load: 0, places: 0, where: "–" };
    bins.forEach((start, bin) =>
      own.forEach(stop => {
        const at = bin * calls + stop.row;
        line.boardings += boardings[at] ?? 0;
        for (const load of [forward[at], backward[at]])
          if (load > line.load) Object.assign(line, { load, places: places[at], where: `${stop.name}, ${clock(start)}` });
      })
    );
    return line;
  });
  return { lines: lines.filter(line => line.boardings > 0 || line.places > 0).sort((a, b) => b.boardings - a.boardings), bins };
}

/** Riders along a line, with a list of lines to choose from. */
function profile(board: Board, result: Result, year: number, lines: LineFigures[]): HTMLElement {
  const place = h("div", { class: "chosen-figure" });
  const draw = async (id: string): Promise<void> => {
    const [stops, c, day] = await Promise.all([stopsOf(result), result.group(`transit/${year}`), trafficOf(result, year)]),
      own = linesOfStops(stops).get(id) ?? [],
      bin = 0,
      at = own.map(stop => bin * stops.length + stop.row),
      of = (name: string): number[] => at.map(i => numbersOf(c[name])[i]).slice(0, -1);
    const series = (["load_forward", "load_backward", "places"] as const).map((name, i) => ({ label: t(i === 0 ? "forward" : i === 1 ? "backward" : "places"), hue: [0, 1, 5][i], dash: i, x: own.slice(0, -1).map((_, k) => k), y: of(name) }));
    const chart = lineChart({ series, unit: "persons", xName: t("place"), xText: k => shortName(own[k]?.name ?? ""), zero: true });
    const span = `${clock(day.binStart[bin])}–${clock(day.binStart[bin] + day.binLength[bin])}`;
    refill(place, chartFigure(board, chart, t("profile_title", own[0]?.lineName ?? id, `${year}, ${span}`), unitText("persons"), meaningOf(c.load_forward, "load_forward"), true));
  };
  const first = lines[0].id;
  void draw(first);
  return h("div", { class: "wide" }, choice(t("line"), [{ options: lines.map(line => ({ key: line.id, label: line.name })) }], first, id => void draw(id)), place);
}
const shortName = (name: string): string => (name.length > 9 ? `${name.slice(0, 8)}…` : name);

export const transit: Build = async board => {
  const result = board.results[0],
    year = lastDay(result, "transit");
  if (!year) return [];
  const { lines } = await transitLines(result, year);
  if (!lines.length) return [];
  return [
    tableCard(`${t("dash_transit")}, ${year}`, {
      heads: [t("line"), t("boardings_day"), t("fullest"), t("of_places"), t("place")],
      rows: lines.map(line => [line.name, Math.round(line.boardings), Math.round(line.load), line.places > 0 ? `${num((100 * line.load) / line.places, 0)} %` : "–", line.where])
    }, meaningOf((await result.group(`transit/${year}`)).load_forward, "load_forward")),
    profile(board, result, year, lines.filter(line => line.boardings > 0)),
    indicatorFigure(board, "transit_boardings_day", { zero: true })
  ];
};

const GOODS = ["tractor", "truck_3_axle", "truck_2_axle", "van", "courier"] as const;
const GOODS_HUES = [7, 4, 2, 3, 0];

export const freight: Build = async board => {
  const result = board.results[0],
    years = result.yearsUnder("freight"),
    year = lastDay(result, "freight");
  if (!year) return [];
  const day = await result.group(`freight/${year}`),
    vehicle = textsOf(day.vehicle),
    departures = numbersOf(day.departures);
  const kinds = GOODS.filter(kind => vehicle.includes(kind)),
    hours = day.departures?.shape[1] ?? 0;
  const byHour = stackChart({
    columns: Array.from({ length: hours }, (_, hour) => ({ label: String(hour), values: kinds.map(kind => departures[vehicle.indexOf(kind) * hours + hour]) })),
    layers: kinds.map(kind => ({ label: t(`vehicle_${kind}`), hue: GOODS_HUES[GOODS.indexOf(kind)] })), unit: "trips per day", xName: t("time_of_day"), close: true
  });
  const held = await Promise.all(years.map(async own => ({ own, c: await result.group(`freight/${own}`) })));
  const travelled = held.filter(({ c }) => c.flow_tonnes && numbersOf(c.flow_tonnes).some(x => x > 0)),
    flows = textsOf(day.flow);
  const byFlow = stackChart({ columns: travelled.map(({ own, c }) => ({ label: String(own), values: [...numbersOf(c.flow_tonnes)] })), layers: flows.map((flow, i) => ({ label: spell("flow", flow), hue: i })), unit: "t per day", xName: t("year") });
  return [keyTable(result, year, day), hours ? chartFigure(board, byHour, t("freight_hours", year), t("freight_trips"), meaningOf(day.departures, "departures")) : null,
    travelled.length ? chartFigure(board, byFlow, t("freight_flows"), unitText("t per day"), meaningOf(day.flow_tonnes, "flow_tonnes")) : null, gates(year, day), balance(year, day)];
};

const FREIGHT_KEYS = ["cost_vnd_t", "cost_vnd_container", "cost_vnd_parcel", "empty_share", "pooled_share", "parcels", "couriers", "import_h", "export_h"];

function keyTable(_: Result, year: number, day: Awaited<ReturnType<Result["group"]>>): HTMLElement {
  const rows = FREIGHT_KEYS.filter(name => day[name]).map(name => {
    const value = numbersOf(day[name])[0],
      percent = unitOf(day[name]) === "1";
    return h("div", { class: "key small" }, h("div", { class: "key-name" }, labelOf(day[name], name)), explain(h("div", { class: "key-value" }, ...(percent ? [num(100 * value, 1), h("small", {}, "%")] : [num(value), h("small", {}, withUnit("", unitOf(day[name])))])), meaningOf(day[name], name)), h("div", { class: "key-since" }, String(year)));
  });
  return h("div", { class: "keys wide" }, ...rows);
}

function gates(year: number, day: Awaited<ReturnType<Result["group"]>>): HTMLElement | null {
  const [tonnes, containers, wait, turn] = [day.gateway_tonnes, day.gateway_containers, day.gate_wait_min, day.turn_min].map(numbersOf);
  const rows = textsOf(day.gateway).map((name, i): (string | number)[] => [placeName(name), tonnes[i], containers[i], wait[i], turn[i]]).filter(row => Number(row[1]) > 0).sort((a, b) => Number(b[1]) - Number(a[1]));
  return rows.length ? tableCard(t("freight_gates", year), { heads: [t("gateway"), t("tonnes"), t("containers"), t("wait_min"), t("turn_min")], rows }, meaningOf(day.gateway_tonnes, "gateway_tonnes")) : null;
}

function balance(year: number, day: Awaited<ReturnType<Result["group"]>>): HTMLElement | null {
  const goods = textsOf(day.commodity),
    names = ["tonnes_opening", "tonnes_produced", "tonnes_imported", "tonnes_delivered", "tonnes_in_stock"] as const;
  if (!goods.length || !day.tonnes_opening) return null;
  return tableCard(t("freight_balance", year), { heads: [`[${unitText("t")}]`, ...goods.map(name => spell("commodity", name))], rows: names.map(name => [t(`balance_${name}`), ...numbersOf(day[name])]) }, meaningOf(day.tonnes_in_stock, "tonnes_in_stock"));
}

export const roads: Build = async board => {
  const result = board.results[0],
    year = trafficYears(result).at(-1);
  if (year === undefined) return [h("p", { class: "note" }, t("no_traffic"))];
  const [scene, day] = await Promise.all([sceneOf(result), trafficOf(result, year)]),
    { network } = scene;
  const strained = [...day.binStart].flatMap((_, bin) => Array.from({ length: day.links }, (_, row) => ({ bin, row, load: day.pcu[bin * day.links + row] / network.capacity[row] })))
    .filter(one => one.load > 0 && scene.isOpen(one.row, year)).sort((a, b) => b.load - a.load);
  const once = [...new Map([...strained].reverse().map(one => [one.row, one])).values()].sort((a, b) => b.load - a.load).slice(0, 10);
  const bin = once[0]?.bin ?? 0,
    at = (one: { bin: number; row: number }): number => one.bin * day.links + one.row;
  const rows = once.map((one): (string | number)[] => [placeName(network.name[one.row]) || String(network.id[one.row]), `${placeName(network.from[one.row])} → ${placeName(network.to[one.row])}`, clock(day.binStart[one.bin]), one.load, day.pcu[at(one)], day.speed[at(one)], day.delay[at(one)]]);
  const group = year ? `traffic/${year}` : "traffic";
  const title = year ? t("worst_title", year, clock(day.binStart[bin])) : t("day_title");
  return [tableCard(title, { heads: [t("road"), t("direction"), t("time_of_day"), "V/C", "PCU/h", "km/h", t("link_delay")], rows }, meaningOf(await result.column(`${group}/volume_pcu_h`), "volume_pcu_h")), await counts(board)];
};

async function counts(board: Board): Promise<HTMLElement | null> {
  const c = await board.results[0].group("counts"),
    [counted, simulated, year, published, comparable] = [c.counted, c.simulated, c.year, c.published, c.comparable].map(numbersOf),
    [name, metric, confidence, source] = [c.name, c.metric, c.confidence, c.source].map(textsOf);
  if (!name.length) return null;
  const rows = name.map((own, i): (string | number)[] => [countPlace(own), metricName(metric[i]), year[i] ? String(year[i]) : "–", counted[i], simulated[i], counted[i] && comparable[i] !== 0 ? `${num((100 * (simulated[i] - counted[i])) / counted[i], 0)} %` : "–", `${published[i] ? t("published") : t("guess")}, ${confidenceWord(confidence[i])}`, source[i]]);
  return tableCard(t("counts_title"), { heads: [t("place"), t("quantity"), t("year"), t("counted"), t("simulated"), t("difference"), t("confidence"), t("source")], rows }, meaningOf(c.simulated, "simulated"));
}

export const air: Build = async board =>
  ["co2_traffic_t_day", "nox_traffic_kg_day", "pm25_traffic_kg_day", "fuel_traffic_l_day", "pm25_exposure_mean", "noise_exposed_65"].map(name => indicatorFigure(board, name, { zero: true }));

/** A day of `tanvan traffic`: travel times and the network's own diagram. */
export const singleDay: Build = async board => {
  const result = board.results[0];
  if (!result.has("travel_time/mean_s")) return [];
  const [times, mfd, day] = await Promise.all([result.group("travel_time"), result.group("mfd"), trafficOf(result, 0)]),
    start = [...day.binStart],
    classes = day.classes.length;
  const series = day.classes.map((name, k) => ({ label: spell("class", name), hue: k, dash: k, x: start, y: start.map((_, bin) => (numbersOf(times.trips)[bin * classes + k] ? numbersOf(times.mean_s)[bin * classes + k] / 60 : NaN)) })).filter(s => s.y.some(Number.isFinite));
  const districts = mfd.accumulation_pcu?.shape[1] ?? 0,
    points = districts ? start.map((at, bin) => ({ label: clock(at), hue: 0, x: numbersOf(mfd.accumulation_pcu)[bin * districts], y: numbersOf(mfd.production_veh_km_h)[bin * districts] })) : [];
  const path = { label: "", hue: 0, x: points.map(p => p.x), y: points.map(p => p.y) };
  return [
    chartFigure(board, lineChart({ series, unit: "min", xName: t("time_of_day"), xText: clock, zero: true }), t("travel_times"), unitText("min"), meaningOf(times.mean_s, "mean_s")),
    points.length ? chartFigure(board, planeChart({ lines: [path], points, xTitle: t("mfd_x"), yTitle: t("mfd_y"), quiet: true }), t("mfd_title"), t("mfd_y"), meaningOf(mfd.production_veh_km_h, "production_veh_km_h")) : null
  ];
};
