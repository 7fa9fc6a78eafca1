// The dashboard: sections that are made when they come near, with a list of them at the side.
import { Indicators } from "../data/indicators";
import { targetsOf } from "../data/targets";
import { t } from "../i18n";
import type { Word } from "../i18n/words";
import { h, refill } from "../ui/dom";
import type { Board, Build } from "./dashboard/common";
import * as economy from "./dashboard/economy";
import * as quality from "./dashboard/quality";
import * as travel from "./dashboard/travel";
import { openPlace } from "./files";
import type { Context, Page } from "./page";

const SECTIONS: [id: string, title: Word, build: Build, needs: string][] = [
  ["keys", "dash_keys", economy.keys, "indicators"],
  ["targets", "dash_targets", economy.targets, "targets"],
  ["growth", "dash_growth", economy.growth, "indicators"],
  ["labour", "dash_labour", economy.labour, "indicators"],
  ["enterprises", "dash_enterprises", economy.enterprises, "indicators"],
  ["wages", "dash_wages", economy.wages, "indicators"],
  ["people", "dash_people", economy.people, "indicators"],
  ["travel", "dash_travel", travel.travel, "trips"],
  ["transit", "dash_transit", travel.transit, "transit"],
  ["freight", "dash_freight", travel.freight, "freight"],
  ["day", "day_title", travel.singleDay, "travel_time"],
  ["roads", "dash_roads", travel.roads, "traffic"],
  ["air", "dash_air", travel.air, "emissions"],
  ["quality", "dash_quality", quality.quality, "official"],
  ["events", "dash_events", quality.events, "events"],
  ["all", "dash_all", quality.all, "indicators"]
];

export function dashboardPage(context: Context): Page {
  if (!context.results.length) return { element: h("div", { class: "page-text" }, h("h1", {}, t("page_dashboard")), ...context.loading.map(name => h("p", { role: "status" }, t("loading", name))), openPlace(context)), close: () => undefined };
  return new Dashboard(context);
}

class Dashboard implements Page {
  readonly element: HTMLElement;
  private closed = false;
  private readonly near: IntersectionObserver;

  constructor(private readonly context: Context) {
    const { results } = context,
      held = SECTIONS.filter(([, , , needs]) => results.some(result => result.children(needs).length));
    const sections = held.map(([id, title]) => h("section", { id: `s-${id}`, "aria-labelledby": `t-${id}` }, h("h2", { id: `t-${id}`, tabindex: -1 }, t(title)), h("div", { class: "cards" })));
    const go = (event: Event, id: string): void => {
      event.preventDefault();
      document.getElementById(`s-${id}`)?.scrollIntoView();
      document.getElementById(`t-${id}`)?.focus({ preventScroll: true });
    };
    const list = h("nav", { class: "contents", "aria-label": t("dash_contents") }, ...held.map(([id, title]) => h("a", { href: `#s-${id}`, on: { click: (event: Event) => go(event, id) } }, t(title))));
    this.element = h("div", { class: "page-dashboard" }, list, h("div", { class: "sections" }, h("h1", {}, ...results.flatMap((result, i) => [i ? h("br") : null, results.length > 1 ? h("span", { class: `dot hue-${i % 6}` }) : null, result.title])), ...sections));
    const building = this.board();
    this.near = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          this.near.unobserve(target);
          const section = held.find(([id]) => target.id === `s-${id}`)!;
          void building.then(board => this.fill(target as HTMLElement, section[2], board));
        }
      },
      { rootMargin: "600px 0px" }
    );
    for (const section of sections) this.near.observe(section);
  }

  private async board(): Promise<Board> {
    const { results, store } = this.context;
    const [indicators, targets] = await Promise.all([Promise.all(results.map(result => Indicators.of(result))), Promise.all(results.map(targetsOf))]);
    return { results, indicators, targets, theme: store.now.theme, store };
  }

  private async fill(section: HTMLElement, build: Build, board: Board): Promise<void> {
    const parts = (await build(board)).filter(part => part !== null);
    if (this.closed) return;
    section.hidden = !parts.length;
    refill(section.querySelector(".cards")!, ...parts);
    section.dataset.filled = "";
  }

  close(): void {
    this.closed = true;
    this.near.disconnect();
  }
}
