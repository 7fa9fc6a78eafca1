// What the sections of the dashboard share: series of several results, cards, tables.
import { figure, tableElement } from "../../charts/figure";
import { lineChart, type Mark, type Series } from "../../charts/lines";
import type { Chart, Table } from "../../charts/chart";
import type { Theme } from "../../colour/palettes";
import type { Indicators } from "../../data/indicators";
import type { Result } from "../../data/result";
import { signOf, type Target } from "../../data/targets";
import { known, t } from "../../i18n";
import { monthText, num, withUnit } from "../../i18n/format";
import { unitText } from "../../i18n/units";
import { h } from "../../ui/dom";
import { explain, type Meaning } from "../../ui/tip";
import type { Store } from "../../ui/store";

export interface Board {
  results: Result[];
  indicators: Indicators[];
  targets: Target[][];
  theme: Theme;
  store: Store;
}

/** A section: what it shows, made when it comes near. */
export type Build = (board: Board) => Promise<(HTMLElement | null)[]>;

export const lastDay = (result: Result, group: string): number | undefined => result.yearsUnder(group).at(-1);

/** Marks of the targets for an indicator, by their main definition. */
export function marksOf({ targets }: Board, indicator: string): Mark[] {
  const own = (targets[0] ?? []).filter(target => target.indicator === indicator);
  return [...new Map(own.map(target => [target.year, target])).values()].map(target => ({ x: target.year, y: target.value, text: `${signOf(target)} ${withUnit(num(target.value), target.unit)}` }));
}

/** One indicator of all results as lines. */
export function indicatorFigure(board: Board, name: string, options: { marks?: Mark[]; zero?: boolean; wide?: boolean } = {}): HTMLElement | null {
  const { results, indicators, theme } = board,
    own = indicators.map(all => all.get(name));
  const first = own.find(Boolean);
  if (!first) return null;
  const series = own.flatMap((indicator, i): Series[] => (indicator ? [{ label: results.length > 1 ? results[i].title : "", hue: i, dash: i, x: monthAxis(indicator.x, indicator.monthly), y: indicator.y }] : []));
  const chart = lineChart({ series, unit: first.unit, xName: t(first.monthly ? "month" : "year"), xText: first.monthly ? monthOfAxis : undefined, ...options });
  return figure(chart, { title: first.meaning.title, note: unitText(first.unit), meaning: first.meaning, theme, wide: options.wide });
}

const monthAxis = (x: number[], monthly: boolean): number[] => (monthly ? x.map(m => Math.floor(m / 100) * 12 + (m % 100) - 1) : x);
const monthOfAxis = (x: number): string => monthText(Math.floor(x / 12) * 100 + (x % 12) + 1);

/** Several indicators of all results as lines of one chart: hue by indicator, dashes by result. */
export function familyFigure(board: Board, title: string, names: [name: string, label: string][], options: { marks?: Mark[]; zero?: boolean; meaning?: Meaning } = {}): HTMLElement | null {
  const { results, indicators, theme } = board,
    many = results.length > 1;
  const series = names.flatMap(([name, label], k) =>
    indicators.flatMap((all, i): Series[] => {
      const own = all.get(name);
      return own ? [{ label: many ? `${label} – ${results[i].title}` : label, hue: k, dash: many ? i : k, x: own.x, y: own.y }] : [];
    })
  );
  const first = indicators[0].get(names.find(([name]) => indicators[0].has(name))?.[0] ?? "");
  if (!series.length || !first) return null;
  return figure(lineChart({ series, unit: first.unit, xName: t("year"), ...options }), { title, note: unitText(first.unit), theme, meaning: options.meaning ?? first.meaning });
}

export const chartFigure = (board: Board, chart: Chart, title: string, note = "", meaning?: Meaning, wide = false): HTMLElement => figure(chart, { title, note, meaning, theme: board.theme, wide });

/** A table as a card that is as wide as the page. */
export function tableCard(title: string, table: Table, meaning?: Meaning): HTMLElement {
  const name = h("h3", {}, title);
  return h("div", { class: "card wide" }, meaning ? explain(name, meaning) : name, h("div", { class: "scroll", tabindex: 0 }, tableElement(table)));
}

/** A figure in large, with its first value below it. */
export function keyFigure(board: Board, name: string): HTMLElement | null {
  const { indicators, results } = board,
    own = indicators.map(all => all.get(name));
  const first = own.find(Boolean);
  if (!first) return null;
  const values = own.map((indicator, i) => {
    const value = explain(h("span", { class: "key-value" }, num(indicator?.y.at(-1)), h("small", {}, withUnit("", indicator?.unit ?? "1"))), first.meaning);
    return h("div", { class: "key-line" }, results.length > 1 ? h("span", { class: `dot hue-${i % 6}` }) : null, value);
  });
  const since = own[0] ? `${own[0].x[0]}: ${num(own[0].y[0])}` : "";
  return h("div", { class: "key" }, h("div", { class: "key-name" }, first.meaning.title), ...values, h("div", { class: "key-since" }, `${first.x.at(-1)}${since ? ` · ${since}` : ""}`));
}

/** Confidence in a figure: high, medium, low. */
export const confidenceWord = (key: string): string => known(key) ?? key;
