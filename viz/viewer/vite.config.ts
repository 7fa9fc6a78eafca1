// How the page is built and tested. The build has no inline script or style, so that a strict policy can hold.
import { defineConfig } from "vitest/config";
import { reportWords } from "./report-words";

export default defineConfig({
  plugins: [reportWords()],
  base: "./", // the page may lie at any path of its server
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 6000
  },
  worker: { format: "es" },
  test: {
    fileParallelism: false,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node" } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 1_800_000 // makes its files
        }
      }
    ]
  }
});
