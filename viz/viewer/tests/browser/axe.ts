// Accessibility by axe-core, run in the page from outside its policy.
import axe from "axe-core";
import type { Page } from "playwright-core";

export class AxeBuilder {
  constructor(private readonly page: Page) {}

  async analyze(): Promise<axe.Result[]> {
    await this.page.evaluate(axe.source); // through the debugger, which the policy does not bind
    const results = (await this.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"] }))) as axe.AxeResults;
    return results.violations;
  }
}
