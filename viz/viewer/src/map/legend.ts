// The key of a map: classes with their colours, units and meaning.
import { classLabels } from "../colour/scale";
import { t } from "../i18n";
import { withUnit } from "../i18n/format";
import { unitText } from "../i18n/units";
import { h, type Child } from "../ui/dom";
import { explain } from "../ui/tip";
import type { Painted } from "./paint";
import type { Picture } from "./picture";

function classes({ measured, scale }: Painted, line: boolean, change: boolean): HTMLElement {
  const unit = unitText(measured.unit),
    name = explain(h("span", {}, `${measured.meaning.title}${change ? ` – ${t("compare_minus")}` : ""}${unit ? ` [${unit}]` : ""}`), measured.meaning);
  const labels = classLabels(scale);
  return h(
    "div",
    { class: "legend-part" },
    h("div", { class: "legend-title" }, name),
    h("ul", { class: line ? "classes lines" : "classes" }, ...labels.map((label, i) => h("li", {}, h("span", { class: "swatch", css: { background: scale.colours[i] } }), label)),
      labels.length ? null : h("li", {}, t("none")))
  );
}

export function legendOf(picture: Picture, change: boolean): Child[] {
  const { links, zones, notes, day } = picture;
  return [
    links ? classes(links, true, change) : null,
    links && day ? h("div", { class: "note" }, t("width_volume")) : null,
    zones ? classes(zones, false, change) : null,
    ...notes.map(note => h("div", { class: "note" }, note))
  ];
}

/** The value of a row, in words. */
export const valueText = (painted: Painted | undefined, row: number, digits: (x: number) => string): string =>
  painted ? withUnit(digits(painted.measured.values[row]), painted.measured.unit) : "";
