import { quoteName } from "../values/candid-names.js";
import { button, element } from "./dom.js";
import { forgetHistory, type HistoryEntry, loadHistory, remember } from "./history.js";
import { shorten } from "./identity-view.js";

/** The calls of a canister, beside its methods. */
export type HistoryView = {
  readonly root: HTMLElement;
  add(entry: HistoryEntry): void;
};

/**
 * Shows the calls that were made.
 *
 * @param onRepeat - called with a call that is to be made again.
 */
export function historyView(
  canister: string,
  onRepeat: (entry: HistoryEntry) => void,
): HistoryView {
  const list = element("ol", { class: "history" });
  const clear = button(
    "Clear",
    () => {
      forgetHistory(canister);
      show([]);
    },
    { class: "quiet", attributes: { "aria-label": "Clear the history" } },
  );
  const show = (entries: readonly HistoryEntry[]) => {
    clear.hidden = entries.length === 0;
    const items = entries.map((entry) => renderEntry(entry, onRepeat));
    const nothing = element("li", { class: "nothing" }, "Calls that you make are listed here.");
    list.replaceChildren(...(items.length === 0 ? [nothing] : items));
  };
  show(loadHistory(canister));
  const head = element("div", { class: "row" }, element("h2", {}, "History"), clear);
  return {
    root: element("aside", { attributes: { "aria-label": "History" } }, head, list),
    add: (entry) => show(remember(canister, entry)),
  };
}

function renderEntry(entry: HistoryEntry, onRepeat: (entry: HistoryEntry) => void): HTMLElement {
  const { method, argText, end, text, atMs, durationMs, caller } = entry;
  const isAnonymous = caller === "2vxsx-fae";
  return element(
    "li",
    {},
    element(
      "div",
      { class: "row" },
      element("b", { class: "name" }, quoteName(method)),
      element("span", { class: `end ${end}` }, end),
    ),
    element("code", { class: "args" }, argText),
    element("p", { class: "outcome" }, text),
    element(
      "div",
      { class: "row" },
      element(
        "small",
        { title: caller },
        `${new Date(atMs).toLocaleTimeString()} · ${Math.round(durationMs)} ms · ${
          isAnonymous ? "anonymous" : shorten(caller)
        }`,
      ),
      button("Repeat", () => onRepeat(entry), {
        class: "quiet",
        attributes: { "aria-label": `Repeat ${quoteName(method)}` },
      }),
    ),
  );
}
