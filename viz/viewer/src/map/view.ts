// One map: MapLibre moves the camera and paints the ground, deck.gl draws the scenario above it. Nothing is fetched.
import { Deck, MapView as DeckView, type Layer, type PickingInfo } from "@deck.gl/core";
import { Map as Base, NavigationControl, ScaleControl, setWorkerUrl, type MapMouseEvent } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { PALETTES, type Theme } from "../colour/palettes";
import { t } from "../i18n";
import { h } from "../ui/dom";

setWorkerUrl(workerUrl);

export interface Picked extends PickingInfo {
  lngLat: [number, number];
  /** Place of the pointer in the window. */
  client: [number, number];
}

export interface MapOptions {
  theme: Theme;
  label: string;
  /** "longitude latitude zoom bearing", or empty. */
  camera: string;
  /** Room at the left that a panel covers [px]. */
  covered?: number;
  onHover(picked: Picked | undefined): void;
  onClick(picked: Picked): void;
  onMove(camera: string): void;
}

const START = { center: [106.69, 11.14] as [number, number], zoom: 9.1, bearing: 0 };
const REACH = 5; // how far beside a line a pointer still means it [px]

export function cameraOf(text: string): typeof START {
  const [lon, lat, zoom, bearing] = text.split(" ").map(Number);
  return [lon, lat, zoom].every(Number.isFinite) && text ? { center: [lon, lat], zoom, bearing: bearing || 0 } : START;
}

export class MapView {
  readonly element: HTMLElement;
  private readonly base: Base;
  private readonly deck: Deck<DeckView>;
  private ready = false;
  private led = false; // while it takes the camera of another map
  private layers: Layer[] = [];

  constructor(private readonly options: MapOptions) {
    const ground = h("div", { class: "map-ground" }),
      over = h("canvas", { class: "map-over" }); // inert: MapLibre's own canvas takes the keyboard
    this.element = h("div", { class: "map" }, ground, h("div", { inert: true }, over));
    this.base = new Base({
      container: ground,
      style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": PALETTES[options.theme].ground } }] },
      ...cameraOf(options.camera),
      attributionControl: false,
      maxPitch: 0,
      pitchWithRotate: false,
      locale: {
        "NavigationControl.ZoomIn": t("zoom_in"),
        "NavigationControl.ZoomOut": t("zoom_out"),
        "NavigationControl.ResetBearing": t("north_up"),
        "Map.Title": options.label
      }
    });
    this.base.addControl(new NavigationControl({ visualizePitch: false }), "top-right");
    this.base.addControl(new ScaleControl({ maxWidth: 110, unit: "metric" }), "bottom-right");
    this.deck = new Deck({
      canvas: over,
      views: new DeckView({ repeat: false }),
      viewState: this.viewState(),
      controller: false,
      useDevicePixels: Math.min(devicePixelRatio, 2),
      layers: [],
      onLoad: () => {
        this.ready = true;
        this.deck.setProps({ layers: this.layers });
      }
    });
    this.listen();
  }

  private listen(): void {
    const { base, options } = this;
    base.on("move", () => this.deck.setProps({ viewState: this.viewState() }));
    base.on("moveend", () => options.onMove(this.camera));
    base.on("resize", () => this.deck.setProps({ viewState: this.viewState() }));
    base.on("click", event => options.onClick(this.pick(event)));
    base.on("mouseout", () => options.onHover(undefined));
    let asked = 0;
    base.on("mousemove", event => {
      cancelAnimationFrame(asked); // a pick a frame is enough
      asked = requestAnimationFrame(() => {
        const picked = this.pick(event);
        base.getCanvas().style.cursor = picked.layer ? "pointer" : "";
        options.onHover(picked);
      });
    });
  }

  private viewState(): { longitude: number; latitude: number; zoom: number; bearing: number; pitch: number } {
    const { lng, lat } = this.base.getCenter();
    return { longitude: lng, latitude: lat, zoom: this.base.getZoom(), bearing: this.base.getBearing(), pitch: 0 };
  }

  private pick(event: MapMouseEvent): Picked {
    const { x, y } = event.point;
    const found = this.ready ? this.deck.pickObject({ x, y, radius: REACH }) : null;
    return { ...(found ?? ({} as PickingInfo)), lngLat: [event.lngLat.lng, event.lngLat.lat], client: [event.originalEvent.clientX, event.originalEvent.clientY] };
  }

  show(layers: Layer[]): void {
    this.layers = layers;
    if (this.ready) this.deck.setProps({ layers });
  }

  get camera(): string {
    const { longitude, latitude, zoom, bearing } = this.viewState();
    return `${longitude.toFixed(5)} ${latitude.toFixed(5)} ${zoom.toFixed(3)} ${bearing.toFixed(1)}`;
  }

  get zoom(): number {
    return this.base.getZoom();
  }

  /** Takes the camera of another map, without telling of it. */
  follow(camera: string): void {
    if (camera === this.camera) return;
    this.led = true;
    this.base.jumpTo(cameraOf(camera));
    this.led = false;
  }

  onCamera(listener: (camera: string) => void): void {
    this.base.on("move", () => {
      if (!this.led) listener(this.camera);
    });
  }

  /** West, south, east, north into view. */
  fit(bounds: number[], smooth: boolean): void {
    const [west, south, east, north] = bounds;
    const still = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.base.fitBounds([[west, south], [east, north]], { padding: { top: 24, right: 52, bottom: 96, left: 24 + (this.options.covered ?? 0) }, maxZoom: 15, animate: !still, bearing: 0 });
  }

  /** Ground and scenario as one picture. */
  async picture(): Promise<Blob> {
    const over = this.deck.getCanvas()!,
      canvas = h("canvas", { width: over.width, height: over.height }),
      pen = canvas.getContext("2d")!;
    pen.fillStyle = PALETTES[this.options.theme].ground;
    pen.fillRect(0, 0, over.width, over.height);
    this.deck.redraw("picture"); // its canvas can be read until the task ends
    pen.drawImage(over, 0, 0);
    return new Promise(done => canvas.toBlob(blob => done(blob!), "image/png"));
  }

  close(): void {
    this.deck.finalize();
    this.base.remove();
  }
}
