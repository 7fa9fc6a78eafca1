// The application: header, pages, open files, language and theme.
import { Fault } from "./reader/fault";
import { Reader } from "./reader/client";
import type { Origin } from "./reader/source";
import { openResult, type Result } from "./data/result";
import { speakReport } from "virtual:report-words";
import { LANGUAGES, speak, t } from "./i18n";
import { num } from "./i18n/format";
import { unitText } from "./i18n/units";
import { h, icon, refill } from "./ui/dom";
import { hideTip } from "./ui/tip";
import { PAGES, type PageName, type Store } from "./ui/store";
import { comparePage } from "./pages/compare";
import { dashboardPage } from "./pages/dashboard";
import { filesPage, openPlace } from "./pages/files";
import { mapPage } from "./pages/map";
import type { Context, Page } from "./pages/page";

const LIVE_SECONDS = 5;
const MAKERS: Record<PageName, (context: Context) => Page> = { map: mapPage, compare: comparePage, dashboard: dashboardPage, files: filesPage };

export class App implements Context {
  readonly reader = new Reader();
  results: Result[] = [];
  loading: string[] = [];
  live = { on: false, word: "" };
  private next = 0;
  private timer = 0;
  private page?: Page;
  private faults: { name: string; fault: Fault }[] = [];

  constructor(readonly store: Store, private readonly root: HTMLElement) {
    store.on((_, changed) => {
      if (changed.has("lang") || changed.has("theme") || changed.has("page")) this.render();
    });
    window.addEventListener("unhandledrejection", ({ reason }) => {
      const fault = reason instanceof Fault ? reason : new Fault("page", String(reason));
      this.faults.push({ name: this.results.map(result => result.name).join(", "), fault });
      this.render(true);
    });
    window.addEventListener("dragover", event => {
      event.preventDefault();
      document.body.classList.add("dropping");
    });
    window.addEventListener("dragleave", event => {
      if (!event.relatedTarget) document.body.classList.remove("dropping");
    });
    window.addEventListener("drop", event => {
      event.preventDefault();
      document.body.classList.remove("dropping");
      this.openFiles(event.dataTransfer?.files ?? []);
    });
  }

  /** Files that the address names, on this origin and with its token. */
  openAddress(search: string): void {
    const query = new URLSearchParams(search),
      token = query.get("token");
    const origins = query.getAll("file").flatMap((path): Origin[] => {
      const url = new URL(path, location.href);
      if (url.origin !== location.origin) return []; // of this server alone
      if (token) url.searchParams.set("token", token);
      return [{ kind: "url", url: url.href, name: decodeURIComponent(url.pathname.split("/").at(-1) || path) }];
    });
    if (origins.length) void this.open(origins);
    else this.render();
  }

  openFiles(files: Iterable<File>): void {
    void this.open([...files].map(file => ({ kind: "file", file, name: file.name })));
  }

  private async open(origins: Origin[]): Promise<void> {
    if (!origins.length) return;
    this.loading.push(...origins.map(origin => origin.name));
    const opening = origins.map(origin => openResult(this.reader, this.next++, origin)); // asked before anything is drawn
    for (const one of opening) one.catch(() => undefined);
    await new Promise(done => setTimeout(done, 30)); // lets the reader start before the map takes the page's time
    this.render(true);
    for (const [i, origin] of origins.entries()) {
      try {
        this.results.push(await opening[i]);
      } catch (error) {
        this.faults.push({ name: origin.name, fault: error instanceof Fault ? error : new Fault("damaged", String(error)) });
      }
      this.loading.splice(this.loading.indexOf(origin.name), 1);
      this.render(true);
    }
  }

  closeFile(result: Result): void {
    this.results = this.results.filter(other => other !== result);
    result.close();
    this.render();
  }

  setLive(on: boolean): void {
    clearInterval(this.timer);
    this.live = { on, word: on ? t("live_on", LIVE_SECONDS) : "" };
    if (on) this.timer = window.setInterval(() => void this.look(), 1000 * LIVE_SECONDS);
    this.sayLive();
  }

  private sayLive(): void {
    const word = document.getElementById("live-word");
    if (word) word.textContent = this.live.word;
  }

  /** Reads files of the server again that have changed; a file that is just being written keeps its earlier figures. */
  private async look(): Promise<void> {
    let changed = false;
    for (const [i, result] of this.results.entries()) {
      if (result.origin.kind !== "url") continue;
      try {
        if ((await this.reader.version(result.number)) === result.version) continue;
        this.results[i] = await openResult(this.reader, this.next++, result.origin);
        result.close();
        changed = true;
      } catch {
        this.live.word = t("live_wait");
      }
    }
    if (changed) {
      this.live.word = t("live_new", new Date().toLocaleTimeString());
      this.render(true);
    }
    this.sayLive();
  }

  private render(keep = false): void {
    const { lang, theme, page } = this.store.now;
    speak(lang);
    speakReport(lang, { num, unit: unitText });
    hideTip();
    document.documentElement.lang = lang;
    document.documentElement.dataset.theme = theme;
    document.title = this.results.length ? `${this.results[0].title} – ${t("brand")}` : `${t("brand")} – ${t("brand_note")}`;
    if (!keep || !this.page?.refresh?.()) {
      this.page?.close();
      this.page = MAKERS[page](this);
    }
    refill(
      this.root,
      h("a", { class: "skip", href: "#main", on: { click: (event: Event) => (event.preventDefault(), document.getElementById("main")?.focus()) } }, t("skip")),
      this.header(),
      ...this.faults.map(one => this.faultBox(one)),
      h("main", { id: "main", tabindex: -1, class: `of-${page}` }, this.page.element, this.welcome()),
      h("div", { class: "drop-cover", "aria-hidden": "true" }, h("span", {}, t("drop_here")))
    );
  }

  /** Over the empty map: how to open a file, or which one is being read. */
  private welcome(): HTMLElement | null {
    if (this.store.now.page !== "map" || this.results.length) return null;
    const body = this.loading.length ? this.loading.map(name => h("p", { class: "lead", role: "status" }, t("loading", name))) : [h("h1", {}, t("open_title")), openPlace(this)];
    return h("div", { class: "welcome" }, h("div", { class: "welcome-card" }, ...body));
  }

  private header(): HTMLElement {
    const { lang, theme, page } = this.store.now,
      other = theme === "light" ? "dark" : "light";
    const tab = (name: PageName): HTMLElement => h("button", { type: "button", "aria-current": name === page ? "page" : null, on: { click: () => this.store.set({ page: name }) } }, t(`page_${name}`));
    const title = this.results.map(result => result.title).join("  ·  ");
    return h(
      "header",
      { class: "top" },
      h("div", { class: "brand" }, h("b", {}, t("brand")), h("span", { class: "brand-note" }, title || t("brand_note"))),
      h("nav", { class: "tabs", "aria-label": t("pages") }, ...PAGES.map(tab)),
      h(
        "div",
        { class: "tools" },
        h("div", { class: "segments", role: "group", "aria-label": t("language") }, ...LANGUAGES.map(name => h("button", { type: "button", lang: name, "aria-pressed": String(name === lang), on: { click: () => this.store.set({ lang: name }) } }, name === "vi" ? "Tiếng Việt" : "English"))),
        h("button", { type: "button", class: "square", "aria-label": `${t("theme")}: ${t(`theme_${other}`)}`, title: t(`theme_${other}`), on: { click: () => this.store.set({ theme: other }) } }, icon(theme === "light" ? "moon" : "sun"))
      )
    );
  }

  /** What is wrong with a file, in the language of the page and, smaller, in the other. */
  private faultBox(one: { name: string; fault: Fault }): HTMLElement {
    const { fault, name } = one,
      now = this.store.now.lang;
    const say = (lang: (typeof LANGUAGES)[number]): HTMLElement => {
      speak(lang);
      const text = h("p", { lang }, t(`fault_${fault.code}`, fault.detail));
      speak(now);
      return text;
    };
    const dismiss = (): void => {
      this.faults = this.faults.filter(other => other !== one);
      this.render(true);
    };
    return h("div", { class: "fault", role: "alert" }, h("div", {}, h("b", {}, t("fault_title", name)), say(now), say(now === "vi" ? "en" : "vi")), h("button", { type: "button", class: "square", "aria-label": t("close"), on: { click: dismiss } }, icon("close")));
  }
}
