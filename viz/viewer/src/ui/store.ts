// What the page shows, kept in its address behind the #, so that a view can be shared and reloaded.
import { LANGUAGES, type Language } from "../i18n";

export const PAGES = ["map", "compare", "dashboard", "files"] as const;
export type PageName = (typeof PAGES)[number];

export interface State {
  page: PageName;
  lang: Language;
  theme: "light" | "dark";
  year: number; // 0: the last one
  bin: number;
  links: string;
  zones: string;
  more: string; // switched layers, with blanks between
  mode: "side" | "difference";
  pair: string; // files compared, as "0 1"
  view: string; // longitude, latitude, zoom, bearing
}

const START: State = {
  page: "map", lang: "vi", theme: "light", year: 0, bin: 0, links: "vc", zones: "none", more: "names stations", mode: "side", pair: "0 1", view: ""
};

/** The state that an address asks for; unknown words are left out. */
export function stateOf(search: string, hash: string, dark: boolean): State {
  const query = new URLSearchParams(search),
    marks = new URLSearchParams(hash.replace(/^#/, ""));
  const state: State = { ...START, theme: dark ? "dark" : "light" };
  const asked = (name: string): string | null => marks.get(name) ?? query.get(name);
  const oneOf = <T extends string>(name: keyof State, all: readonly T[]): void => {
    const found = asked(name) as T | null;
    if (found && all.includes(found)) (state as unknown as Record<string, T>)[name] = found;
  };
  oneOf("page", PAGES);
  oneOf("lang", LANGUAGES);
  oneOf("theme", ["light", "dark"]);
  oneOf("mode", ["side", "difference"]);
  for (const name of ["year", "bin"] as const) if (/^\d+$/.test(marks.get(name) ?? "")) state[name] = Number(marks.get(name));
  for (const name of ["links", "zones", "more", "pair", "view"] as const) state[name] = marks.get(name) ?? state[name];
  return state;
}

/** The part of an address behind the #; what is as at the start is left out, but for the language. */
export function hashOf(state: State): string {
  const marks = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (name === "lang" || value !== START[name as keyof State]) marks.set(name, String(value));
  return `#${marks}`;
}

type Listener = (state: State, changed: Set<keyof State>) => void;

export class Store {
  private readonly listeners = new Set<Listener>();

  constructor(private state: State) {}

  get now(): Readonly<State> {
    return this.state;
  }

  set(patch: Partial<State>): void {
    const changed = new Set((Object.keys(patch) as (keyof State)[]).filter(key => patch[key] !== this.state[key]));
    if (!changed.size) return;
    this.state = { ...this.state, ...patch };
    history.replaceState(null, "", location.pathname + location.search + hashOf(this.state));
    for (const listener of [...this.listeners]) listener(this.state, changed);
  }

  /** Calls back on each change until the returned function is called. */
  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
