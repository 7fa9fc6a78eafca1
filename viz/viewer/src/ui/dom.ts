// Elements in small. Text always goes in as text, never as HTML; styles go through the object model, as the policy asks.

export type Child = Node | string | number | null | undefined | false;
type Handler = (event: never) => void;
export interface Attributes {
  on?: Record<string, Handler>;
  css?: Record<string, string>;
  [name: string]: unknown;
}

function fillIn<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [kind, handler] of Object.entries(value as object)) element.addEventListener(kind, handler as EventListener);
    else if (name === "css") for (const [key, text] of Object.entries(value as object)) (element as unknown as HTMLElement).style.setProperty(key, text);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

export function append(element: Element, children: Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
}

export const h = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] =>
  fillIn(document.createElement(tag), attributes, children);

export const svg = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] =>
  fillIn(document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElementTagNameMap[K], attributes, children);

export function refill<E extends Element>(element: E, ...children: Child[]): E {
  element.replaceChildren();
  append(element, children);
  return element;
}

let lastId = 0;
export const freshId = (word: string): string => `${word}-${++lastId}`;

/** Small line drawings on buttons. */
const ICONS = {
  play: "M7 5v14l12-7z",
  pause: "M7 5h4v14H7zM14 5h4v14h-4z",
  layers: "M12 3 2 8.5 12 14l10-5.5zM2 15.5 12 21l10-5.5",
  close: "M6 6l12 12M18 6 6 18",
  sun: "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 1v3M12 20v3M1 12h3M20 12h3M4.2 4.2l2.1 2.1M17.7 17.7l2.1 2.1M19.8 4.2l-2.1 2.1M6.3 17.7l-2.1 2.1",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.500 10.500z",
  home: "M3 11 12 4l9 7M6 9v11h12V9",
  camera: "M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z",
  swap: "M7 4 3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7"
} as const;

export const icon = (name: keyof typeof ICONS): SVGSVGElement =>
  svg(
    "svg",
    { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true", class: "icon" },
    svg("path", {
      d: ICONS[name],
      fill: name === "play" || name === "pause" ? "currentColor" : "none",
      stroke: "currentColor",
      "stroke-width": 1.8,
      "stroke-linejoin": "round",
      "stroke-linecap": "round"
    })
  );
