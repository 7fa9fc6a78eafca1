// A chart on the page: caption with its meaning, pointer, table for readers, files to take away.
import { t } from "../i18n";
import { num } from "../i18n/format";
import { h, svg } from "../ui/dom";
import { explain, hideTip, showTip, type Meaning } from "../ui/tip";
import type { Theme } from "../colour/palettes";
import { PALETTES } from "../colour/palettes";
import type { Chart, Drawing, Spot, Table } from "./chart";
import { KINDS, saveChart } from "./download";

export interface FigureOptions {
  title: string;
  note?: string;
  meaning?: Meaning;
  theme: Theme;
  wide?: boolean;
}

const resized = new ResizeObserver(entries => {
  for (const { target } of entries) (target as Drawable).redraw?.();
});

interface Drawable extends HTMLElement {
  redraw?: () => void;
}

/** The spot nearest to a pointer. */
function nearest(spots: Spot[], x: number, y: number): Spot | undefined {
  const far = (spot: Spot): number => Math.hypot(spot.x - x, Number.isNaN(spot.y) ? 0 : spot.y - y);
  return spots.reduce<Spot | undefined>((best, spot) => (best && far(best) <= far(spot) ? best : spot), undefined);
}

function follow(drawing: Drawing, theme: Theme): void {
  const { element, spots } = drawing,
    guide = svg("line", { y1: 0, y2: element.getAttribute("height"), stroke: PALETTES[theme].soft, "stroke-dasharray": "2 3", visibility: "hidden" });
  element.append(guide);
  element.addEventListener("pointermove", event => {
    const box = element.getBoundingClientRect(),
      factor = Number(element.getAttribute("width")) / box.width;
    const spot = nearest(spots, (event.clientX - box.left) * factor, (event.clientY - box.top) * factor);
    if (!spot?.lines.length) return;
    if (Number.isNaN(spot.y)) {
      guide.setAttribute("x1", String(spot.x));
      guide.setAttribute("x2", String(spot.x));
      guide.setAttribute("visibility", "visible");
    }
    showTip(event.clientX, event.clientY, h("div", { class: "tip-title" }, spot.title), ...spot.lines.map(({ colour, text }) =>
      h("div", { class: "tip-line" }, colour ? h("span", { class: "swatch", css: { background: colour } }) : null, text)));
  });
  element.addEventListener("pointerleave", () => {
    hideTip();
    guide.setAttribute("visibility", "hidden");
  });
}

export function tableElement({ heads, rows }: Table): HTMLTableElement {
  const isNumber = (value: string | number | undefined): boolean => typeof value === "number" || /^[+−]?[\d.,]+( ?%.*)?$/.test(value ?? "");
  const cell = (value: string | number): HTMLTableCellElement => h("td", { class: isNumber(value) ? "num" : null }, typeof value === "number" ? num(value) : value);
  return h(
    "table",
    { class: "data" },
    h("thead", {}, h("tr", {}, ...heads.map((head, i) => h("th", { scope: "col", class: rows.some(row => isNumber(row[i])) ? "num" : null }, head)))),
    h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map(cell))))
  );
}

export function figure(chart: Chart, options: FigureOptions): HTMLElement {
  const { title, note, meaning, theme, wide } = options;
  const name = h("span", { class: "figure-title" }, title);
  if (meaning) explain(name, meaning);
  const buttons = KINDS.map(kind =>
    h("button", { type: "button", class: "quiet", "aria-label": t("download_as", title, kind), on: { click: () => void saveChart(chart, title, kind) } }, kind)
  );
  const place: Drawable = h("div", { class: "drawing" });
  let drawn = 0;
  place.redraw = () => {
    const width = Math.round(place.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    const drawing = chart.draw(width, theme);
    drawing.element.setAttribute("aria-label", title);
    follow(drawing, theme);
    place.replaceChildren(drawing.element);
  };
  resized.observe(place);
  const table = h("details", { class: "as-table" }, h("summary", {}, t("as_table")));
  table.addEventListener("toggle", () => {
    if (table.open && !table.querySelector("table")) table.append(h("div", { class: "scroll", tabindex: 0 }, tableElement(chart.table())));
  });
  return h(
    "figure",
    { class: wide ? "card wide" : "card" },
    h("figcaption", {}, h("div", {}, name, note ? h("small", {}, ` ${note}`) : null), h("div", { class: "files", role: "group", "aria-label": t("download") }, ...buttons)),
    place,
    table
  );
}
