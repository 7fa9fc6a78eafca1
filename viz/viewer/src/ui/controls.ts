// Choices of a reader: lists, switches, sliders that play.
import { t } from "../i18n";
import { freshId, h, icon, type Child } from "./dom";

export interface Option {
  key: string;
  label: string;
}
export interface Options {
  group?: string;
  options: Option[];
}

export function choice(label: string, groups: Options[], value: string, chosen: (key: string) => void): HTMLElement {
  const id = freshId("choice");
  const option = ({ key, label: text }: Option): HTMLOptionElement => h("option", { value: key, selected: key === value }, text);
  const select = h(
    "select",
    { id, on: { change: () => chosen(select.value) } },
    ...groups.flatMap(({ group, options }): Child[] => (group ? [h("optgroup", { label: group }, ...options.map(option))] : options.map(option)))
  );
  return h("div", { class: "field" }, h("label", { for: id }, label), select);
}

export function toggle(label: string, on: boolean, changed: (on: boolean) => void, disabled = false): HTMLElement {
  const box = h("input", { type: "checkbox", checked: on, disabled, on: { change: () => changed(box.checked) } });
  return h("label", { class: "toggle" }, box, h("span", {}, label));
}

/** One of a few, side by side. */
export function segments(label: string, options: Option[], value: string, chosen: (key: string) => void): HTMLElement {
  return h(
    "div",
    { class: "segments", role: "group", "aria-label": label },
    ...options.map(({ key, label: text }) => h("button", { type: "button", "aria-pressed": String(key === value), on: { click: () => chosen(key) } }, text))
  );
}

export interface Slider {
  element: HTMLElement;
  set(at: number): void;
  stop(): void;
}

export interface SliderOptions {
  label: string;
  count: number;
  at: number;
  text(at: number): string;
  moved(at: number): void;
  /** Time between steps of play [ms], and how far each goes. */
  every: number;
  step?: number;
  ticks?: boolean;
}

/** A slider over the places 0 … count − 1, with a button that plays it round and round. */
export function slider({ label, count, at, text, moved, every, step = 1, ticks = true }: SliderOptions): Slider {
  let now = Math.min(Math.max(at, 0), count - 1),
    timer = 0;
  const value = h("output", { class: "slider-value" }, text(now)),
    range = h("input", { type: "range", min: 0, max: Math.max(count - 1, 0), step: 1, value: now, "aria-label": label, "aria-valuetext": text(now), disabled: count < 2 });
  const show = (next: number): void => {
    now = next;
    range.value = String(now);
    value.textContent = text(now);
    range.setAttribute("aria-valuetext", text(now));
  };
  range.addEventListener("input", () => {
    show(Number(range.value));
    moved(now);
  });
  const button = h("button", { type: "button", class: "round", "aria-label": `${t("play")}: ${label}`, disabled: count < 2, on: { click: () => (timer ? stop() : start()) } }, icon("play"));
  const start = (): void => {
    button.replaceChildren(icon("pause"));
    button.setAttribute("aria-label", `${t("pause")}: ${label}`);
    timer = window.setInterval(() => {
      show((now + step) % count);
      moved(now);
    }, every);
  };
  const stop = (): void => {
    window.clearInterval(timer);
    timer = 0;
    button.replaceChildren(icon("play"));
    button.setAttribute("aria-label", `${t("play")}: ${label}`);
  };
  const marks = ticks && count > 1 && count <= 12 ? h("div", { class: "ticks", "aria-hidden": "true" }, ...Array.from({ length: count }, () => h("i", {}))) : null;
  const element = h("div", { class: "slider" }, button, h("div", { class: "slider-body" }, h("div", { class: "slider-head" }, h("span", { class: "slider-label" }, label), value), h("div", { class: "slider-track" }, range, marks)));
  return { element, set: show, stop };
}
