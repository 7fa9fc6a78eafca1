// Two results: maps side by side with one camera, or the difference on one; then figures with what chance can do.
import { byTarget, luckOf, sameTarget, standingOf, targetsOf, type Target } from "../data/targets";
import { Indicators } from "../data/indicators";
import type { Result } from "../data/result";
import { figure } from "../charts/figure";
import { lineChart } from "../charts/lines";
import { scaleFor } from "../map/paint";
import { targetName } from "virtual:report-words";
import { language, sentence, t } from "../i18n";
import { num, signed, withUnit } from "../i18n/format";
import { hoverLines, thingOf } from "../map/hover";
import { legendOf } from "../map/legend";
import { lookOf, measureChoices, switches, timeBar, type TimeBar } from "../map/panel";
import { pictureOf, readingsOf, scalesOf, type Picture, type Scales } from "../map/picture";
import { sceneOf, type Scene } from "../map/scene";
import { MapView } from "../map/view";
import { choice, segments } from "../ui/controls";
import { h, icon, refill, type Child } from "../ui/dom";
import { explain, hideTip, showTip } from "../ui/tip";
import { filePicker } from "./files";
import type { Context, Page } from "./page";

export function comparePage(context: Context): Page {
  if (context.results.length < 2) {
    const element = h("div", { class: "page-text" }, h("h1", {}, t("page_compare")), h("div", { class: "open-place" }, h("p", { class: "lead" }, `${t("compare_need")} ${t("compare_need_more")}`), filePicker(context, t("open_choose"))));
    return { element, close: () => undefined };
  }
  return new ComparePage(context);
}

/** The two files chosen: A, then B. */
function pairOf({ store, results }: Context): [Result, Result] {
  const [a, b] = store.now.pair.split(" ").map(Number);
  const first = results[a] ?? results[0];
  return [first, results[b] && results[b] !== first ? results[b] : results.find(result => result !== first)!];
}

const KEYS = [
  "population", "employment", "enterprises", "GRDP_constant", "labour_productivity", "mean_wage", "unemployment_rate", "innovating_share_all",
  "tfp_share_gso", "housing_price_growth", "commute_time_mean", "mode_share_motorbike", "mode_share_bus", "mode_share_brt", "mode_share_metro",
  "transit_boardings_day", "delay_veh_h_day", "vehicle_km_day", "co2_traffic_t_day", "noise_exposed_65"
];

class ComparePage implements Page {
  readonly element: HTMLElement;
  private readonly maps = h("div", { class: "twin" });
  private readonly panel = h("div", { class: "compare-choices" });
  private readonly legend = h("div", { class: "legend-body" });
  private readonly time = h("div", { class: "time-place" });
  private readonly figures = h("div", { class: "compare-figures" });
  private readonly note = h("p", { class: "note", role: "status" });
  private views: MapView[] = [];
  private pictures: Picture[] = [];
  private scenes: Scene[] = [];
  private placed = false; // whether the address or a reader has chosen the camera
  private bar?: TimeBar;
  private closed = false;
  private drawing = false;
  private again = false;
  private readonly silence: () => void;

  constructor(private readonly context: Context) {
    const { store } = context;
    this.element = h(
      "div",
      { class: "page-compare" },
      h("h1", { class: "visually-hidden" }, t("page_compare")),
      this.panel,
      h("div", { class: "compare-maps" }, this.maps, h("details", { class: "legend", open: true }, h("summary", {}, t("legend")), this.legend)),
      this.note,
      this.time,
      this.figures
    );
    this.placed = store.now.view !== "";
    this.makeViews();
    this.silence = store.on((_, changed) => {
      if (changed.has("view") && changed.size === 1) return;
      if (changed.has("mode")) this.makeViews();
      if (changed.has("pair")) void this.load();
      else void this.draw();
      if (changed.has("year")) void this.fillFigures();
      if (changed.has("mode")) void this.fillPanel();
    });
    void this.load();
  }

  private get isDifference(): boolean {
    return this.context.store.now.mode === "difference";
  }

  private makeViews(): void {
    const { store } = this.context;
    for (const view of this.views) view.close();
    const count = this.isDifference ? 1 : 2;
    this.views = Array.from({ length: count }, (_, i) =>
      new MapView({
        theme: store.now.theme,
        label: `${t("map_label")} ${this.isDifference ? t("compare_minus") : "AB"[i]}`,
        camera: store.now.view,
        onHover: picked => {
          const scene = this.scenes[this.isDifference ? 1 : i],
            thing = picked && scene ? thingOf(picked, scene) : undefined;
          if (picked && thing && this.pictures[i]) showTip(...picked.client, ...hoverLines(thing, scene, this.pictures[i]));
          else hideTip();
        },
        onClick: () => undefined,
        onMove: view => store.set({ view })
      })
    );
    this.views.forEach((view, i) => view.onCamera(camera => this.views[1 - i]?.follow(camera)));
    this.maps.className = `twin count-${count}`;
    refill(this.maps, ...this.views.map((view, i) => h("div", { class: "twin-map" }, h("div", { class: "twin-title" }, h("b", {}, this.isDifference ? t("compare_minus") : "AB"[i]), h("span", { class: "twin-name" })), view.element)));
  }

  private async load(): Promise<void> {
    const pair = pairOf(this.context);
    this.scenes = await Promise.all(pair.map(sceneOf));
    if (this.closed) return;
    if (!this.placed) for (const view of this.views) view.fit(this.scenes[0].bounds, false);
    this.placed = true;
    await Promise.all([this.fillPanel(), this.draw()]);
    this.bar?.close();
    this.bar = await timeBar(this.scenes[0], this.context.store);
    refill(this.time, this.bar.element);
    await this.fillFigures();
  }

  private async fillPanel(): Promise<void> {
    const { store, results } = this.context,
      [a, b] = pairOf(this.context),
      scene = this.scenes[0];
    if (!scene) return;
    const at = [results.indexOf(a), results.indexOf(b)],
      options = results.map((r, i) => ({ key: String(i), label: `${r.title} (${r.name})` }));
    refill(
      this.panel,
      segments(t("compare_mode"), [{ key: "side", label: t("compare_side") }, { key: "difference", label: t("compare_difference") }], store.now.mode, mode => store.set({ mode: mode as "side" })),
      choice(t("compare_a"), [{ options }], String(at[0]), key => store.set({ pair: `${key} ${Number(key) === at[1] ? at[0] : at[1]}` })),
      h("button", { type: "button", class: "square", "aria-label": t("compare_swap"), title: t("compare_swap"), on: { click: () => store.set({ pair: `${at[1]} ${at[0]}` }) } }, icon("swap")),
      choice(t("compare_b"), [{ options }], String(at[1]), key => store.set({ pair: `${Number(key) === at[0] ? at[1] : at[0]} ${key}` })),
      ...(await measureChoices(scene, store)),
      h("fieldset", {}, h("legend", {}, t("more")), ...switches(scene, store).filter(s => !s.textContent?.includes(t("show_vehicles"))))
    );
  }

  private async draw(): Promise<void> {
    if (this.drawing) {
      this.again = true;
      return;
    }
    this.drawing = true;
    do {
      this.again = false;
      await this.drawOnce();
    } while (this.again && !this.closed);
    this.drawing = false;
  }

  private async drawOnce(): Promise<void> {
    const [a, b] = this.scenes,
      state = this.context.store.now;
    if (!b || this.closed) return;
    const look = lookOf(state, this.views[0].zoom, -1, 0);
    look.more.delete("vehicles");
    const names = this.maps.querySelectorAll(".twin-name");
    if (this.isDifference) {
      const readings = await readingsOf(b, look, a);
      this.pictures = [await pictureOf(b, look, readings, await scalesOf(b, look, readings))];
      if (names[0]) names[0].textContent = `${b.result.title} − ${a.result.title}`;
    } else {
      const readings = await Promise.all([readingsOf(a, look), readingsOf(b, look)]),
        scales = shared(await Promise.all([scalesOf(a, look, readings[0]), scalesOf(b, look, readings[1])]), readings, state.theme);
      this.pictures = await Promise.all([pictureOf(a, look, readings[0], scales), pictureOf(b, look, readings[1], scales)]);
      [a, b].forEach((scene, i) => names[i] && (names[i].textContent = scene.result.title));
    }
    if (this.closed) return;
    this.views.forEach((view, i) => this.pictures[i] && view.show(this.pictures[i].layers));
    refill(this.legend, ...legendOf(this.pictures[0], this.isDifference));
    const ids = new Set(a.network.id),
      same = [...b.network.id].filter(id => ids.has(id)).length;
    this.note.textContent = this.isDifference && same < b.network.count ? t("compare_other_network", same, b.network.count) : "";
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
  }

  private async fillFigures(): Promise<void> {
    const [a, b] = this.scenes,
      [first, second] = await Promise.all([Indicators.of(a.result), Indicators.of(b.result)]),
      year = this.context.store.now.year || Math.min(a.lastYear, b.lastYear),
      theme = this.context.store.now.theme;
    const targets = await Promise.all([targetsOf(a.result), targetsOf(b.result)]);
    if (this.closed) return;
    const charts = ["tfp_share_gso", "innovating_share_all", "employment", "mean_wage", "housing_price_growth", "transit_boardings_day"].flatMap(name => {
      const own = [first.get(name), second.get(name)];
      if (!own[0] || !own[1]) return [];
      const series = own.map((indicator, i) => ({ label: `${"AB"[i]}: ${this.scenes[i].result.title}`, hue: i, dash: i, x: indicator!.x, y: indicator!.y }));
      return [figure(lineChart({ series, unit: own[0].unit, xName: t("year") }), { title: own[0].meaning.title, note: withUnit("", own[0].unit).trim(), meaning: own[0].meaning, theme })];
    });
    refill(
      this.figures,
      h("section", {}, h("h2", {}, t("compare_title", year)), indicatorTable(first, second, year)),
      h("div", { class: "cards" }, ...charts),
      targets[0].length ? h("section", {}, h("h2", {}, t("compare_targets")), h("p", { class: "note" }, t("compare_luck")), targetTable(targets[0], targets[1])) : null
    );
  }

  close(): void {
    this.closed = true;
    this.silence();
    this.bar?.close();
    for (const view of this.views) view.close();
  }
}

/** The same classes on both maps: by the values of both. */
function shared(scales: Scales[], readings: Awaited<ReturnType<typeof readingsOf>>[], theme: "light" | "dark"): Scales {
  const of = (what: "links" | "zones"): Scales["links"] => {
    const own = scales[0][what] ?? scales[1][what],
      measured = readings.map(r => r[what]);
    if (!own || !measured[0] || !measured[1] || measured[0].kind !== "amount") return own;
    const all = measured.flatMap(m => Array.from(m!.values)).filter(x => x > 0);
    return scaleFor("amount", all, measured[0].unit, theme, what === "links");
  };
  return { links: of("links"), zones: of("zones") };
}

function indicatorTable(a: Indicators, b: Indicators, year: number): HTMLElement {
  const rows = KEYS.flatMap(name => {
    const [x, y] = [a.value(name, year), b.value(name, year)],
      own = a.get(name);
    if (!own || x === undefined || y === undefined || (x === 0 && y === 0)) return [];
    const points = own.unit === "percent" || own.unit === "percentage points",
      change = points ? `${signed(y - x, 2)} ${t("difference_points")}` : x ? `${signed((100 * (y - x)) / x, 2)} %` : "–";
    return [h("tr", {}, h("th", { scope: "row" }, explain(h("span", {}, own.meaning.title), own.meaning)), h("td", { class: "num" }, withUnit(num(x), own.unit)), h("td", { class: "num" }, withUnit(num(y), own.unit)), h("td", { class: "num" }, change))];
  });
  return h("div", { class: "scroll", tabindex: 0 }, h("table", { class: "data" }, h("thead", {}, h("tr", {}, h("td", {}), h("th", { class: "num", scope: "col" }, "A"), h("th", { class: "num", scope: "col" }, "B"), h("th", { class: "num", scope: "col" }, t("compare_change")))), h("tbody", {}, ...rows)));
}

function targetTable(a: Target[], b: Target[]): HTMLElement {
  const figureOf = (target: Target): Child[] => [withUnit(num(target.simulated), target.unit), target.margin > 0 ? h("small", {}, ` ±${num(target.margin)}`) : null, h("span", { class: `verdict ${standingOf(target)}` }, ` ${t(standingOf(target))}`)];
  const rows = byTarget(a).flatMap(([main]) => {
    const other = sameTarget(main, b);
    if (!other || standingOf(main) === "unscored") return [];
    const change = other.simulated - main.simulated;
    return [h("tr", {}, h("th", { scope: "row" }, h("b", {}, `${main.id} `), language() === "vi" && main.quote ? main.quote : sentence(targetName(main.indicator)), h("small", { class: "sub" }, main.definition)), h("td", { class: "num" }, ...figureOf(main)), h("td", { class: "num" }, ...figureOf(other)),
      h("td", { class: "num" }, signed(change), change === 0 ? null : h("small", { class: "sub" }, t(luckOf(main, other)))))];
  });
  return h("div", { class: "scroll", tabindex: 0 }, h("table", { class: "data" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("target")), h("th", { class: "num", scope: "col" }, "A"), h("th", { class: "num", scope: "col" }, "B"), h("th", { class: "num", scope: "col" }, t("compare_minus")))), h("tbody", {}, ...rows)));
}
