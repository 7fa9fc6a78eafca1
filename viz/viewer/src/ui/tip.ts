// The one tooltip of the page, and what every figure says on hover or focus: unit, definition, source.
import { t } from "../i18n";
import { unitText } from "../i18n/units";
import { h, refill, type Child } from "./dom";

const box = h("div", { id: "tip", role: "tooltip", hidden: true });
document.body.append(box);

/** Shows lines beside a point of the window, inside it. */
export function showTip(x: number, y: number, ...lines: Child[]): void {
  refill(box, ...lines);
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect(),
    gap = 14;
  const left = x + gap + width > innerWidth ? x - gap - width : x + gap;
  const top = y + gap + height > innerHeight ? y - gap - height : y + gap;
  box.style.left = `${Math.max(4, left)}px`;
  box.style.top = `${Math.max(4, top)}px`;
}

export function hideTip(): void {
  box.hidden = true;
}

export interface Meaning {
  title: string;
  unit?: string;
  definition?: string;
  source?: string;
}

function linesOf({ title, unit, definition, source }: Meaning): Child[] {
  const line = (word: string, text: string | undefined): Child => (text ? h("div", { class: "tip-line" }, h("b", {}, `${word}: `), text) : null);
  return [
    h("div", { class: "tip-title" }, title),
    line(t("tip_unit"), unit === undefined ? undefined : unitText(unit) || "–"),
    line(t("tip_definition"), definition),
    line(t("tip_source"), source)
  ];
}

/** Makes an element tell what its figure means, by mouse, finger or keyboard. */
export function explain<E extends HTMLElement>(element: E, meaning: Meaning): E {
  const show = (): void => {
    const { left, bottom } = element.getBoundingClientRect();
    showTip(left - 10, bottom - 8, ...linesOf(meaning));
  };
  element.classList.add("explained");
  element.tabIndex = 0;
  element.setAttribute("aria-describedby", "tip");
  for (const kind of ["mouseenter", "focus", "click"]) element.addEventListener(kind, show);
  for (const kind of ["mouseleave", "blur"]) element.addEventListener(kind, hideTip);
  element.addEventListener("keydown", event => {
    if (event.key === "Escape") hideTip();
  });
  return element;
}
