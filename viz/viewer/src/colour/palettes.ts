// Colours that are told apart without red and green, for light and dark ground.

export type Theme = "light" | "dark";

export interface Palette {
  ground: string;
  land: string;
  border: string;
  district: string;
  road: string;
  ink: string;
  soft: string;
  halo: string;
  grid: string;
  paper: string;
  accent: string;
  /** Little to much. */
  amounts: string[];
  /** The same for roads, so that they stand out from zones. */
  flows: string[];
  /** Free to jammed: volume over capacity. */
  loads: string[];
  /** Less, same, more. */
  changes: string[];
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    ground: "#eef2f5", land: "#fafbf9", border: "#d5dbdf", district: "#8b97a3", road: "#b7c0c9", ink: "#1a222c", soft: "#55616e",
    halo: "#ffffff", grid: "#e3e7eb", paper: "#ffffff", accent: "#0b5a8a",
    amounts: ["#dcebf5", "#a8cde4", "#62a6cf", "#2477b1", "#0b4378"],
    flows: ["#e6cfa6", "#dda552", "#c8741c", "#94440b", "#551d03"],
    loads: ["#9fb0bd", "#f1c550", "#ea8b31", "#d4502a", "#a8162c", "#6d0d3c", "#2c0636"],
    changes: ["#5a3a94", "#a494cb", "#dcdfe3", "#f0a95f", "#b0560b"]
  },
  dark: {
    ground: "#12171d", land: "#1a2129", border: "#2c3640", district: "#66727f", road: "#46525e", ink: "#e9eef3", soft: "#a7b3bf",
    halo: "#12171d", grid: "#2c3640", paper: "#1a2129", accent: "#6cb6e4",
    amounts: ["#1d3a55", "#285f8e", "#3f8cc0", "#86bfe2", "#e2f2fc"],
    flows: ["#5c4a31", "#94672a", "#cf8a2c", "#f4b763", "#fff0d6"],
    loads: ["#5a6875", "#8a6a1c", "#bd8419", "#ec9f2b", "#ff8a5c", "#ffb99a", "#fff1e6"],
    changes: ["#c3b0f5", "#7d65bb", "#3a434d", "#c07d30", "#ffbd70"]
  }
};

/** Lines of charts and results, as Okabe and Ito (2008) proposed for all kinds of colour vision, darkened for white paper. */
export const SERIES: Record<Theme, string[]> = {
  light: ["#0072b2", "#d55e00", "#00805f", "#a8467f", "#b27a00", "#4b5a68"],
  dark: ["#56b4e9", "#ff9452", "#3cc79a", "#e093be", "#f0c04a", "#b3bfca"]
};
export const DASHES = ["", "7 4", "2 3", "9 3 2 3"];

/** Parts of a whole: modes of travel, vehicles, flows. */
export const PARTS: Record<Theme, string[]> = {
  light: ["#8a97a5", "#c98a00", "#0072b2", "#63a6d6", "#d55e00", "#00805f", "#4bb08f", "#a8467f", "#cf86b1"],
  dark: ["#97a4b1", "#e0b040", "#3f9bd6", "#9cd0f2", "#f08a4b", "#2fb083", "#86dcbc", "#d982b5", "#f2bcdb"]
};

/** "#rrggbb" as numbers, with an opacity of 255 unless told. */
export function rgba(hex: string, alpha = 255): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, alpha];
}
