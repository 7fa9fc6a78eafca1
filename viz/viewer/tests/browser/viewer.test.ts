// The page in Chromium, on results that the binary named by TANVAN makes: what is shown is what the file says, in both
// languages, by mouse and keyboard, on desk and phone, under the strict policy, with nothing from other hosts.
import { copyFileSync, readFileSync } from "node:fs";
import { AxeBuilder } from "./axe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { altered, baseline, broken, day, numbers, tanvan, tod } from "../made";
import { changed, drawn, section, Visitor, type Visit } from "./page";

if (!tanvan) console.warn("\n*** SKIPPED: all browser tests. Set TANVAN to the tanvan binary, which makes the files that they open. ***\n");

const TAG = "<img src=x onerror=alert(1)>";
const MARKS = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gi;
const english = (x: number): string => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 }).format(x);

describe.skipIf(!tanvan)("the page", () => {
  let visitor: Visitor,
    files: { baseline: string; tod: string },
    faulty: Record<string, string>,
    live: string;

  beforeAll(async () => {
    files = { baseline: baseline(), tod: tod() };
    faulty = await broken(files.baseline);
    const titled = await altered(files.baseline, "titled.h5", { title_vi: TAG, title_en: TAG });
    live = files.baseline.replace("baseline", "live");
    copyFileSync(files.baseline, live);
    visitor = await Visitor.of([live, files.baseline, files.tod, day(), titled, ...Object.values(faulty)]);
  });
  afterAll(() => visitor?.close());

  const clean = async (visit: Visit): Promise<void> => {
    expect(visit.faults).toEqual([]);
    await visit.close();
  };

  it("opens a result and draws its map soon", async () => {
    const begin = performance.now(),
      visit = await visitor.visit(["baseline.h5"]);
    await drawn(visit.page);
    const seconds = (performance.now() - begin) / 1000;
    console.log(`first view: ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(Number(process.env.FIRST_VIEW_S ?? 15)); // the demand is 3 s with a graphics card; here a processor draws
    expect(await visit.page.locator("canvas").count()).toBeGreaterThan(0);
    expect(await visit.page.title()).toContain("Bình Dương");
    await clean(visit);
  });

  it("switches its language", async () => {
    const visit = await visitor.visit(["baseline.h5"], "page=dashboard"),
      { page } = visit;
    await section(page, "targets");
    const vi = (await page.innerText("body")).match(MARKS)!.length;
    expect(await page.getAttribute("html", "lang")).toBe("vi");
    await page.getByRole("button", { name: "English" }).click();
    await section(page, "targets");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect((await page.innerText("body")).match(MARKS)?.length ?? 0).toBeLessThan(vi / 2);
    await clean(visit);
  });

  it("moves through years and hours by keyboard, and draws each", async () => {
    const visit = await visitor.visit(["baseline.h5"], "lang=en&zones=population"),
      { page } = visit;
    await drawn(page);
    const year = page.getByRole("slider", { name: "Year" }),
      hours = page.getByRole("slider", { name: "Time of day" });
    await year.waitFor();
    const before = await page.locator(".map").screenshot();
    await year.press("Home");
    await hours.press("End");
    expect(await year.getAttribute("aria-valuetext")).toBe("2020");
    expect(await hours.getAttribute("aria-valuetext")).toBe("19:00–05:30");
    await drawn(page, 2);
    await page.waitForTimeout(500);
    expect(await changed(page, before, await page.locator(".map").screenshot())).toBeGreaterThan(0.005);
    expect(page.url()).toContain("year=2020");
    await clean(visit);
  });

  it("draws the same view the same", async () => {
    const visit = await visitor.visit(["baseline.h5"], "zones=jobs&view=106.7+11.0+10.2+0.0");
    await drawn(visit.page);
    await visit.page.waitForTimeout(1500);
    const first = await visit.page.locator(".map").screenshot();
    await visit.page.reload();
    await drawn(visit.page);
    await visit.page.waitForTimeout(1500);
    expect(await changed(visit.page, first, await visit.page.locator(".map").screenshot())).toBeLessThan(0.01);
    await clean(visit);
  });

  it("keeps up with the time slider", async () => {
    const visit = await visitor.visit(["baseline.h5"], "lang=en"),
      { page } = visit;
    await drawn(page);
    await page.getByRole("slider", { name: "Time of day" }).waitFor();
    const times = await page.evaluate(async () => {
      const slider = document.querySelectorAll<HTMLInputElement>("input[type=range]")[1],
        place = document.querySelector<HTMLElement>("[data-drawn]")!,
        each: number[] = [];
      for (let i = 1; i <= 24; i++) {
        const before = place.dataset.drawn;
        slider.value = String(i % 4);
        slider.dispatchEvent(new Event("input"));
        while (place.dataset.drawn === before) await new Promise(done => setTimeout(done, 1));
        each.push(Number(place.dataset.pictureMs));
      }
      return each.sort((a, b) => a - b);
    });
    console.log(`slider: ${times[12]} ms a picture (median; the page’s own work at hours seen before, without the graphics card)`);
    expect(times[12]).toBeLessThan(Number(process.env.PICTURE_MS ?? 33)); // 30 pictures a second
    await clean(visit);
  });

  it("shows the numbers of the file", async () => {
    const visit = await visitor.visit(["baseline.h5"], "page=dashboard&lang=en"),
      { page } = visit;
    await section(page, "keys");
    for (const [name, label] of [["population", "Population"], ["employment", "Employed persons"]]) {
      const last = (await numbers(files.baseline, `indicators/${name}`)).at(-1)!;
      const key = page.locator(".key", { has: page.locator(".key-name", { hasText: new RegExp(`^${label}$`) }) });
      expect(await key.locator(".key-value").innerText()).toContain(english(last));
    }
    await section(page, "targets");
    const simulated = await numbers(files.baseline, "targets/simulated");
    expect(await page.locator("#s-targets tbody tr:not(.target-title)").count()).toBe(simulated.length);
    await clean(visit);
  });

  it("tells unit, definition and source of a figure on focus", async () => {
    const visit = await visitor.visit(["baseline.h5"], "page=dashboard&lang=en");
    await section(visit.page, "keys");
    await visit.page.locator(".key .explained").first().focus();
    const tip = await visit.page.locator("#tip").innerText();
    for (const word of ["Unit:", "Definition:", "Source:"]) expect(tip).toContain(word);
    await clean(visit);
  });

  it("hands out charts as CSV, SVG and PNG", async () => {
    const visit = await visitor.visit(["baseline.h5"], "page=dashboard&lang=en"),
      { page } = visit;
    await section(page, "labour");
    const figure = page.locator("#s-labour figure").first();
    const take = async (kind: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", { name: kind }).click()]);
      expect(download.suggestedFilename()).toBe(`employed-persons.${kind.toLowerCase()}`);
      return readFileSync(await download.path());
    };
    const rows = (await take("CSV")).toString("utf8").trim().split("\r\n").slice(1).map(row => row.split(",").map(Number)),
      [years, employed] = [await numbers(files.baseline, "time/year"), await numbers(files.baseline, "indicators/employment")];
    expect(rows).toEqual(years.map((year, i) => [year, employed[i]]));
    expect((await take("SVG")).toString("utf8")).toMatch(/^<svg[^>]*>.*<path/s);
    expect((await take("PNG")).subarray(1, 4).toString()).toBe("PNG");
    await clean(visit);
  });

  it("compares two files side by side and as a difference", async () => {
    const visit = await visitor.visit(["baseline.h5", "tod.h5"], "page=compare&lang=en&zones=population"),
      { page } = visit;
    await drawn(page);
    expect(await page.locator(".twin-map").count()).toBe(2);
    const row = page.locator(".compare-figures tr", { has: page.locator("th", { hasText: /^Population$/ }) });
    await row.waitFor();
    const [a, b] = await Promise.all([files.baseline, files.tod].map(async path => (await numbers(path, "indicators/population")).at(-1)!));
    const cells = await row.locator("td").allInnerTexts();
    expect(cells[0]).toContain(english(a));
    expect(cells[1]).toContain(english(b));
    expect(cells[2].startsWith(b > a ? "+" : b < a ? "−" : "0")).toBe(true);
    await page.getByRole("button", { name: "Difference" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".twin-map").length === 1);
    await page.waitForFunction(() => document.querySelector(".legend-title")?.textContent?.includes("B minus A"));
    await clean(visit);
  });

  it("moves recorded vehicles", async () => {
    const visit = await visitor.visit(["day.h5"], "lang=en&more=vehicles"),
      { page } = visit;
    await drawn(page);
    const clock = page.getByRole("slider", { name: /vehicles/ });
    await clock.waitFor();
    await clock.fill("3127"); // 06:56:40, when most of the sample drives
    await page.waitForFunction(() => /[1-9]\d* vehicles on the road/.test(document.querySelector(".map-status")?.textContent ?? ""));
    await clean(visit);
  });

  it("says clearly, in both languages, what is wrong with a file", async () => {
    for (const [code, path] of Object.entries(faulty)) {
      const visit = await visitor.visit([path.split("/").at(-1)!]),
        box = visit.page.getByRole("alert");
      await box.waitFor();
      expect(await box.locator("p[lang=vi]").innerText(), code).toMatch(MARKS);
      expect(await box.locator("p[lang=en]").innerText(), code).toMatch(/file/i);
      expect(await box.innerText()).toContain(path.split("/").at(-1));
      await clean(visit);
    }
    const absent = await visitor.visit(["absent.h5"]);
    expect(await absent.page.getByRole("alert").innerText()).toMatch(/no such file/);
    await absent.close();
  });

  it("opens a file that is dropped, by the same reader", async () => {
    const visit = await visitor.visit([]),
      { page } = visit;
    await page.setInputFiles("input[type=file]", files.baseline);
    await drawn(page);
    expect(await page.title()).toContain("Bình Dương");
    await clean(visit);
  });

  it("follows a file that changes", async () => {
    const visit = await visitor.visit(["live.h5"], "page=files&lang=en"),
      { page } = visit;
    await page.getByRole("checkbox", { name: /Follow/ }).check();
    const before = await page.title();
    copyFileSync(files.tod, live);
    await page.waitForFunction(old => document.title !== old, before);
    expect(await page.locator("#live-word").innerText()).toContain("read again");
    await clean(visit);
  });

  it("never takes text of a scenario for HTML", async () => {
    for (const name of ["map", "dashboard", "files"]) {
      const visit = await visitor.visit(["titled.h5"], `page=${name}`);
      await visit.page.waitForFunction(tag => document.title.includes(tag), TAG);
      await visit.page.waitForTimeout(500);
      expect(await visit.page.locator("img[src=x]").count()).toBe(0);
      expect(await visit.page.content()).not.toContain(TAG);
      await clean(visit);
    }
  });

  it("fits a phone", async () => {
    for (const name of ["map", "compare", "dashboard", "files"]) {
      const visit = await visitor.visit(["baseline.h5", "tod.h5"], `page=${name}`, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
      await visit.page.waitForFunction(() => document.title.includes("Bình Dương"));
      await visit.page.waitForTimeout(2500);
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390);
      await clean(visit);
    }
  });

  it("passes axe on every page, light and dark", async () => {
    for (const theme of ["light", "dark"])
      for (const name of ["map", "compare", "dashboard", "files"]) {
        const visit = await visitor.visit(["baseline.h5", "tod.h5"], `page=${name}&theme=${theme}`);
        await visit.page.waitForFunction(() => document.title.includes("Bình Dương"));
        if (name === "dashboard") for (const id of ["targets", "growth", "labour", "enterprises", "wages", "freight", "roads", "quality", "all"]) await section(visit.page, id);
        else if (name !== "files") await drawn(visit.page);
        await visit.page.waitForTimeout(1000);
        const found = await new AxeBuilder(visit.page).analyze();
        expect(found.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")}`), `${name} ${theme}`).toEqual([]);
        await clean(visit);
      }
  });
});
