// Opening files, what they say of themselves, and following one that grows.
import { numbersOf, textsOf, type Result } from "../data/result";
import { t } from "../i18n";
import { bytesText, num } from "../i18n/format";
import { toggle } from "../ui/controls";
import { h, refill, type Child } from "../ui/dom";
import type { Context, Page } from "./page";

/** A field for files, as a button. */
export function filePicker(context: Context, label: string): HTMLElement {
  const input = h("input", { type: "file", accept: ".h5,.hdf5", multiple: true, class: "visually-hidden", on: { change: () => context.openFiles(input.files ?? []) } });
  return h("label", { class: "button primary" }, label, input);
}

export function openPlace(context: Context): HTMLElement {
  return h("div", { class: "open-place" }, h("p", { class: "lead" }, t("open_lead")), filePicker(context, t("open_choose")), h("p", { class: "note" }, t("open_hint")));
}

function identity(result: Result): HTMLElement {
  const a = result.attributes,
    line = (name: string, value: unknown): Child[] => (value === undefined || value === "" ? [] : [h("dt", {}, name), h("dd", {}, String(value))]);
  return h(
    "dl",
    { class: "facts" },
    ...line(t("file_scenario"), a.scenario),
    ...line(t("file_scale"), a.scale === undefined ? "" : num(Number(a.scale))),
    ...line(t("file_seed"), a.seed),
    ...line(t("file_complete"), t(result.complete ? "complete_yes" : "complete_no")),
    ...line(t("file_created"), a.created),
    ...line(t("file_size"), bytesText(result.bytes)),
    ...line(t("file_format"), a.format_version),
    ...line(t("file_version"), [a.code_version, a.commit].filter(Boolean).join(" · ")),
    ...line(t("file_hash"), a.content_hash),
    ...line(t("file_attribution"), a.attribution)
  );
}

/** The scenario's text and what was left out of its input, read when they are opened. */
function papers(result: Result): HTMLElement[] {
  const lazily = (title: string, fill: () => Promise<Child[]>): HTMLElement => {
    const body = h("div", { class: "scroll", tabindex: 0 }),
      details = h("details", {}, h("summary", {}, title), body);
    details.addEventListener("toggle", async () => refill(body, ...(await fill())), { once: true });
    return details;
  };
  return [
    lazily(t("file_config"), async () => [h("pre", {}, (await result.texts("config")).join("\n"))]),
    lazily(t("dropped_title"), async () => {
      const c = await result.group("dropped"),
        line = numbersOf(c.line),
        reason = textsOf(c.reason);
      const rows = textsOf(c.file).map((file, i) => h("tr", {}, h("td", {}, file), h("td", { class: "num" }, num(line[i])), h("td", {}, reason[i])));
      if (!rows.length) return [h("p", { class: "note" }, t("dropped_none"))];
      return [h("table", { class: "data" }, h("thead", {}, h("tr", {}, h("th", {}, t("dropped_file")), h("th", { class: "num" }, t("dropped_line")), h("th", {}, t("dropped_reason")))), h("tbody", {}, ...rows))];
    })
  ];
}

export function filesPage(context: Context): Page {
  const { results, loading, live } = context;
  const card = (result: Result): HTMLElement =>
    h(
      "section",
      { class: "card" },
      h("header", {}, h("div", {}, h("div", { class: "kicker" }, result.name), h("h3", {}, result.title)), h("button", { type: "button", class: "quiet", on: { click: () => context.closeFile(result) } }, t("file_remove"))),
      identity(result),
      ...papers(result)
    );
  const following = results.some(result => result.origin.kind === "url")
    ? h("section", { class: "card" }, toggle(t("live"), live.on, on => context.setLive(on)), h("p", { class: "note", id: "live-word", role: "status" }, live.word))
    : null;
  const element = h(
    "div",
    { class: "page-text" },
    h("h1", {}, results.length ? t("files_open") : t("open_title")),
    ...loading.map(name => h("p", { class: "note", role: "status" }, t("loading", name))),
    ...results.map(card),
    following,
    openPlace(context)
  );
  return { element, close: () => undefined };
}
