// A browser on the built page, that notes every error, every breach of the policy and every request to another host.
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { fileURLToPath } from "node:url";
import { serve, type Serving } from "../server.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-dev-shm-usage"];
export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

export interface Visit {
  page: Page;
  faults: string[];
  close(): Promise<void>;
}

export class Visitor {
  private constructor(private readonly browser: Browser, readonly server: Serving) {}

  static async of(results: string[]): Promise<Visitor> {
    const [browser, server] = await Promise.all([chromium.launch({ executablePath: CHROMIUM, args: FLAGS }), serve({ dist: DIST, results })]);
    return new Visitor(browser, server);
  }

  /** Opens files of the server; `hash` is the state behind the #. */
  async visit(files: string[], hash = "", options: Parameters<Browser["newContext"]>[0] = {}): Promise<Visit> {
    const context: BrowserContext = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options }),
      page = await context.newPage(),
      faults: string[] = [];
    page.on("pageerror", error => faults.push(`error: ${error.message}`));
    page.on("console", message => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    page.on("request", request => {
      if (!request.url().startsWith(this.server.address) && !/^(data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
    });
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)));
    const query = files.map(file => `&file=data/${encodeURIComponent(file)}`).join("");
    await page.goto(`${this.server.address}?token=${this.server.token}${query}${hash && `#${hash}`}`);
    return { page, faults, close: () => context.close() };
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

/** Waits until a map has been drawn at least so often. */
export const drawn = (page: Page, times = 1): Promise<unknown> =>
  page.waitForFunction(least => Number(document.querySelector<HTMLElement>("[data-drawn]")?.dataset.drawn ?? 0) >= least, times, { timeout: 60_000 });

/** Waits for a section of the dashboard. */
export async function section(page: Page, id: string): Promise<void> {
  await page.locator(`#s-${id}`).scrollIntoViewIfNeeded();
  await page.waitForSelector(`#s-${id}[data-filled]`, { state: "attached", timeout: 60_000 });
}

/** Share of pixels that differ by more than a tolerance between two pictures of one size. */
export async function changed(page: Page, a: Buffer, b: Buffer, tolerance = 12): Promise<number> {
  const blank = await page.context().newPage();
  const share = await blank.evaluate(
    async ([first, second, most]) => {
      const pixels = async (text: string): Promise<Uint8ClampedArray> => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))])),
          canvas = new OffscreenCanvas(image.width, image.height),
          pen = canvas.getContext("2d")!;
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, image.width, image.height).data;
      };
      const [x, y] = [await pixels(first as string), await pixels(second as string)];
      let other = 0;
      for (let i = 0; i < x.length; i += 4) if ([0, 1, 2].some(k => Math.abs(x[i + k] - y[i + k]) > (most as number))) other++;
      return (4 * other) / x.length;
    },
    [a.toString("base64"), b.toString("base64"), tolerance] as const
  );
  await blank.close();
  return share;
}
