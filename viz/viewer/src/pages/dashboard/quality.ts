// How good the figures are: official ones beside the simulated, interventions, and any indicator one asks for.
import { numbersOf, textsOf } from "../../data/result";
import { meaningOf } from "../../data/words";
import { eventDetail, eventKind, eventTarget } from "virtual:report-words";
import { language, sentence, t } from "../../i18n";
import { monthText, num, signed, withUnit } from "../../i18n/format";
import { choice } from "../../ui/controls";
import { h, refill } from "../../ui/dom";
import { confidenceWord, indicatorFigure, tableCard, type Build } from "./common";

export const quality: Build = async board => {
  const result = board.results[0],
    c = await result.group("official"),
    [year, official, simulated, difference, inPoints, tolerance, published] = [c.year, c.official, c.simulated, c.difference, c.in_points, c.tolerance, c.published].map(numbersOf),
    [unit, source, confidence, en, vi] = [c.unit, c.source, c.confidence, c.definition, c.definition_vi].map(textsOf),
    scale = Number(result.attributes.scale ?? 1);
  const rows = unit.map((own, i): (string | number)[] => [
    (language() === "vi" ? vi[i] : en[i]) || en[i], String(year[i]), withUnit(num(official[i]), own), withUnit(num(simulated[i]), own),
    `${signed(difference[i], 1)} ${inPoints[i] ? t("difference_points") : "%"}${tolerance[i] ? ` (±${num(tolerance[i])})` : ""}`, `${t(published[i] ? "published" : "guess")}, ${confidenceWord(confidence[i])}`, source[i]
  ]);
  return [
    scale < 1 ? h("p", { class: "note" }, t("sample_note", num(scale))) : null,
    result.complete ? null : h("p", { class: "warning" }, t("running_note")),
    rows.length ? tableCard(t("official_title"), { heads: [t("quantity"), t("year"), t("official"), t("simulated"), t("difference"), t("confidence"), t("source")], rows }, meaningOf(c.simulated, "simulated")) : null
  ];
};

export const events: Build = async board => {
  const c = await board.results[0].group("events"),
    month = numbersOf(c.month),
    zones = { id: await board.results[0].texts("zones/id"), name: await board.results[0].texts("zones/name") },
    [kind, target, detail, source] = [c.kind, c.target, c.detail, c.source].map(textsOf);
  if (!kind.length) return [h("p", { class: "note" }, t("no_events"))];
  const rows = kind.map((own, i): (string | number)[] => [monthText(month[i]), sentence(eventKind(own)), eventTarget({ zones }, target[i]), eventDetail(detail[i]), source[i]]);
  return [tableCard(t("dash_events"), { heads: [t("month"), t("kind"), t("acts_on"), t("what"), t("source")], rows })];
};

/** Any indicator of the file, chosen from a list. */
export const all: Build = async board => {
  const indicators = board.indicators[0],
    options = indicators.names.map(key => ({ key, label: indicators.get(key)!.meaning.title })).sort((a, b) => a.label.localeCompare(b.label, "vi"));
  if (!options.length) return [];
  const place = h("div", { class: "chosen-figure" }),
    draw = (name: string): unknown => refill(place, indicatorFigure(board, name, { wide: true }));
  const first = indicators.has("GRDP") ? "GRDP" : options[0].key;
  draw(first);
  return [h("div", { class: "wide" }, choice(t("dash_choose"), [{ options }], first, draw), place)];
};
