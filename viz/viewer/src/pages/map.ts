// The map of one result, with its panel, key, time and details.
import { save, fileName } from "../charts/download";
import { trafficOf, type Traffic } from "../data/network";
import { middleOf } from "../data/wkt";
import { place } from "virtual:report-words";
import { t } from "../i18n";
import { clock, num } from "../i18n/format";
import { detailOf } from "../map/detail";
import { hoverLines, thingOf, type Thing } from "../map/hover";
import { legendOf } from "../map/legend";
import { lookOf, measureChoices, moreOf, switches, timeBar, type TimeBar } from "../map/panel";
import { pictureOf, readingsOf, scalesOf, type Picture } from "../map/picture";
import { sceneOf, type Scene } from "../map/scene";
import { MapView } from "../map/view";
import type { Result } from "../data/result";
import { choice } from "../ui/controls";
import { h, icon, refill } from "../ui/dom";
import { hideTip, showTip } from "../ui/tip";
import type { Context, Page } from "./page";

export function mapPage(context: Context): Page {
  const page = new MapPage(context);
  page.refresh();
  return page;
}

/** The bin in which most vehicles drive: where a single day begins to be looked at. */
function busiest({ pcu, links, binStart }: Traffic): number {
  const sums = [...binStart].map((_, bin) => Array.from(pcu.subarray(bin * links, (bin + 1) * links)).reduce((a, b) => a + b, 0));
  return sums.indexOf(Math.max(...sums));
}

class MapPage implements Page {
  readonly element: HTMLElement;
  private readonly view: MapView;
  private readonly choices = h("div", { class: "panel-body" });
  private readonly legend = h("div", { class: "legend-body" }, h("p", { class: "note" }, `${t("loading_map")} ${t("loading_hint")}`));
  private readonly time = h("div", { class: "time-place" });
  private readonly detail = h("aside", { class: "detail", hidden: true, "aria-live": "polite" });
  private readonly status = h("div", { class: "map-status", role: "status" });
  private scene?: Scene;
  private result?: Result;
  private picture?: Picture;
  private bar?: TimeBar;
  private thing?: Thing;
  private placed: boolean; // whether the address or a reader has chosen the camera
  private clockAt = 0;
  private drawing = false;
  private again = false;
  private closed = false;
  private readonly silence: () => void;

  constructor(private readonly context: Context) {
    const { store } = context;
    this.placed = store.now.view !== "";
    this.view = new MapView({
      theme: store.now.theme,
      label: t("map_label"),
      camera: store.now.view,
      covered: innerWidth > 820 ? 300 : 0,
      onHover: picked => this.hover(picked),
      onClick: picked => void this.choose(this.scene && thingOf(picked, this.scene)),
      onMove: view => store.set({ view })
    });
    const panel = h("details", { class: "panel", open: innerWidth > 720 }, h("summary", {}, icon("layers"), t("layers")), this.choices);
    const legend = h("details", { class: "legend", open: innerWidth > 720 }, h("summary", {}, t("legend")), this.legend);
    const tools = h(
      "div",
      { class: "map-tools" },
      h("button", { type: "button", class: "square", "aria-label": t("whole_region"), title: t("whole_region"), on: { click: () => this.scene && this.view.fit(this.scene.bounds, true) } }, icon("home")),
      h("button", { type: "button", class: "square", "aria-label": t("save_map"), title: t("save_map"), on: { click: () => void this.savePicture() } }, icon("camera"))
    );
    this.element = h("div", { class: "page-map" }, this.view.element, h("div", { class: "map-left" }, panel, legend), tools, this.detail, h("div", { class: "map-bottom" }, this.status, this.time));
    let zoomClass = 0;
    this.silence = store.on((state, changed) => {
      if (changed.has("view")) {
        const now = this.view.zoom >= 11.3 ? 2 : this.view.zoom >= 10.5 ? 1 : 0;
        if (now === zoomClass && changed.size === 1) return;
        zoomClass = now;
      }
      if (changed.has("more") && moreOf(state).has("vehicles") !== Boolean(this.bar?.element.querySelector("[data-vehicles]"))) void this.fillTime();
      void this.draw();
    });
  }

  /** Shows the chosen file, once it is open; a map that stands already stays. */
  refresh(): boolean {
    const { store, results } = this.context,
      result = results[Math.min(Number(store.now.pair.split(" ")[0]) || 0, results.length - 1)];
    if (result && result !== this.result) {
      this.result = result;
      void this.load(result);
    } else if (this.scene) void this.fillChoices();
    return Boolean(result) || !this.scene;
  }

  async load(result: Result): Promise<void> {
    const scene = await sceneOf(result);
    if (this.closed) return;
    this.scene = scene;
    if (!this.placed) this.view.fit(scene.bounds, false);
    this.placed = true;
    const { store } = this.context;
    if (scene.days[0] === 0 && store.now.bin === 0) store.set({ bin: busiest(await trafficOf(result, 0)) });
    await this.draw();
    await Promise.all([this.fillChoices(), this.fillTime()]);
  }

  private async fillChoices(): Promise<void> {
    const { scene, context } = this,
      { store, results } = context;
    if (!scene) return;
    const files = results.length > 1
      ? choice(t("file_scenario"), [{ options: results.map((r, i) => ({ key: String(i), label: r.title })) }], String(results.indexOf(scene.result)), key => {
          store.set({ pair: `${key} ${store.now.pair.split(" ")[1] ?? 0}` });
          this.refresh();
        })
      : null;
    refill(this.choices, files, ...(await measureChoices(scene, store)), h("fieldset", {}, h("legend", {}, t("more")), ...switches(scene, store)), this.finder(scene));
  }

  /** A field that finds roads, zones and stations by name. */
  private finder(scene: Scene): HTMLElement {
    const list = h("datalist", { id: "places" }),
      input = h("input", { type: "search", list: "places", placeholder: t("find"), "aria-label": t("find") });
    const things = new Map<string, Thing>();
    scene.network.name.forEach((name, row) => name && !things.has(place(name)) && things.set(place(name), { kind: "link", row }));
    scene.zones.name.forEach((name, row) => scene.zones.inside[row] && things.set(place(name), { kind: "zone", row }));
    input.addEventListener("focus", () => list.childElementCount || list.append(...[...things.keys()].map(name => h("option", { value: name }))), { once: true });
    input.addEventListener("change", () => {
      const thing = things.get(input.value);
      if (thing) void this.goTo(thing);
    });
    return h("div", { class: "field" }, input, list);
  }

  private async goTo(thing: Thing): Promise<void> {
    const scene = this.scene!,
      [lon, lat] = thing.kind === "link" ? middleOf(scene.network, thing.row) : thing.kind === "zone" ? [scene.zones.lon[thing.row], scene.zones.lat[thing.row]] : [0, 0];
    this.view.fit([lon - 0.03, lat - 0.03, lon + 0.03, lat + 0.03], true);
    await this.choose(thing);
  }

  private async fillTime(): Promise<void> {
    const { scene, context } = this;
    if (!scene) return;
    const on = scene.hasVehicles && moreOf(context.store.now).has("vehicles"),
      vehicles = on ? await scene.vehicles() : undefined;
    if (vehicles && !this.clockAt) this.clockAt = vehicles.begin;
    this.bar?.close();
    this.bar = await timeBar(scene, context.store, vehicles && { ...vehicles, moved: at => ((this.clockAt = at), void this.draw()) });
    if (on) this.bar.element.lastElementChild?.setAttribute("data-vehicles", "");
    refill(this.time, this.bar.element);
  }

  /** Draws what the state asks for; while it draws, further wishes wait for one more turn. */
  async draw(): Promise<void> {
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
    const { scene, context } = this,
      begin = performance.now();
    if (!scene || this.closed) return;
    const look = lookOf(context.store.now, this.view.zoom, this.thing?.kind === "link" ? this.thing.row : -1, this.clockAt);
    const readings = await readingsOf(scene, look),
      picture = await pictureOf(scene, look, readings, await scalesOf(scene, look, readings));
    if (this.closed) return;
    this.picture = picture;
    this.view.show(picture.layers);
    refill(this.legend, ...legendOf(picture, false));
    const stale = picture.day?.year && look.year && picture.day.year !== look.year ? t("traffic_of", picture.day.year) : "";
    const moving = look.more.has("vehicles") && scene.hasVehicles ? t("vehicles_at", clock(look.clock), num(picture.vehicles)) : "";
    const cells = picture.zones && look.zones.startsWith("cell:") && picture.zones.measured.year !== (look.year || scene.lastYear) ? t("cells_of", picture.zones.measured.year) : "";
    this.status.textContent = [scene.days.length ? stale : t("no_traffic"), cells, moving].filter(Boolean).join(" · ");
    this.element.dataset.pictureMs = (performance.now() - begin).toFixed(1);
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
  }

  private hover(picked: Parameters<typeof thingOf>[0] | undefined): void {
    const thing = picked && this.scene ? thingOf(picked, this.scene) : undefined;
    if (!picked || !thing || !this.picture) return hideTip();
    showTip(...picked.client, ...hoverLines(thing, this.scene!, this.picture));
  }

  private async choose(thing: Thing | undefined): Promise<void> {
    this.thing = thing;
    void this.draw();
    if (!thing || !this.scene) {
      this.detail.hidden = true;
      return;
    }
    const look = lookOf(this.context.store.now, this.view.zoom, -1, this.clockAt),
      { kind, title, parts } = await detailOf(thing, this.scene, look);
    refill(
      this.detail,
      h("header", {}, h("div", {}, h("div", { class: "kicker" }, kind), h("h2", {}, title)), h("button", { type: "button", class: "square", "aria-label": t("close"), on: { click: () => void this.choose(undefined) } }, icon("close"))),
      ...parts
    );
    this.detail.hidden = false;
    hideTip();
  }

  private async savePicture(): Promise<void> {
    save(await this.view.picture(), fileName(this.scene?.result.title ?? "map", "PNG"));
  }

  close(): void {
    this.closed = true;
    this.silence();
    this.bar?.close();
    this.view.close();
  }
}
