// A chart as a file: SVG and PNG of its drawing, CSV of its numbers.
import type { Chart, Table } from "./chart";
import { sheet, label } from "./chart";
import { PALETTES } from "../colour/palettes";

export const KINDS = ["SVG", "PNG", "CSV"] as const;
export type Kind = (typeof KINDS)[number];

const PAPER = 760; // width of a saved drawing [px]

/** Comma-separated values after RFC 4180, with a byte order mark, so that spreadsheets read Vietnamese. */
export function csvOf({ heads, rows }: Table): string {
  const cell = (value: string | number): string => {
    const text = typeof value === "number" ? (Number.isFinite(value) ? String(value) : "") : value;
    const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text; // never a formula
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${[heads, ...rows].map(row => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The drawing with its title above it, as text of an SVG file. */
export function svgOf(chart: Chart, title: string): string {
  const { element } = chart.draw(PAPER, "light"),
    height = Number(element.getAttribute("height")),
    palette = PALETTES.light,
    whole = sheet(PAPER + 40, height + 60, palette);
  whole.append(label(20, 30, title, palette.ink, { "font-size": 16, "font-weight": 600 }));
  element.setAttribute("x", "20");
  element.setAttribute("y", "46");
  whole.append(element);
  return new XMLSerializer().serializeToString(whole);
}

async function pngOf(svgText: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgText], { type: "image/svg+xml" })),
    image = new Image();
  await new Promise((done, fail) => {
    image.onload = done;
    image.onerror = fail;
    image.src = url;
  });
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  const pen = canvas.getContext("2d")!;
  pen.scale(2, 2);
  pen.drawImage(image, 0, 0);
  URL.revokeObjectURL(url);
  return new Promise(done => canvas.toBlob(blob => done(blob!), "image/png"));
}

/** A name for a file: letters without marks, digits and hyphens. */
export function fileName(title: string, kind: string): string {
  const ascii = title.replaceAll("đ", "d").replaceAll("Đ", "D").normalize("NFD").replace(/\p{Diacritic}/gu, "");
  return `${ascii.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "tan-van"}.${kind.toLowerCase()}`;
}

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function saveChart(chart: Chart, title: string, kind: Kind): Promise<void> {
  const content =
    kind === "CSV" ? new Blob([csvOf(chart.table())], { type: "text/csv;charset=utf-8" })
    : kind === "SVG" ? new Blob([svgOf(chart, title)], { type: "image/svg+xml" })
    : await pngOf(svgOf(chart, title));
  save(content, fileName(title, kind));
}
