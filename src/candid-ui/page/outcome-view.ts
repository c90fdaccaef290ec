import { IDL } from "@dfinity/candid";

import type { ArgDescription } from "../did/canister-interface.js";
import { quoteName } from "../values/candid-names.js";
import { fieldOf } from "../values/candid-text.js";
import { copyButton, element } from "./dom.js";
import type { CallEnd } from "./history.js";
import { renderReadable } from "./readable-value.js";

/** How a call ended, in one line. */
export function renderEnd(end: CallEnd, durationMs: number, by: string): HTMLElement {
  return element(
    "p",
    { class: "status-line" },
    element("span", { class: `end ${end}` }, end),
    element("span", { class: "time" }, `${Math.max(1, Math.round(durationMs))} ms`),
    element("span", { class: "by" }, by),
  );
}

/** Says in a sentence what is wrong. */
export function renderFailure(sentence: string): HTMLElement {
  return element("p", { class: "failure", attributes: { role: "alert" } }, sentence);
}

/** Shows results to people, and as Candid. An `Err` is a refusal. */
export function renderResults(
  results: readonly ArgDescription[],
  values: readonly unknown[],
  text: string,
): { readonly end: CallEnd; readonly shown: readonly HTMLElement[] } {
  const [first] = results;
  const refusal = first === undefined ? undefined : refusalOf(first.type, values[0]);
  const readable = results.map(({ type, name }, i) => {
    const value = renderReadable(type, values[i], name ?? "");
    if (name === undefined && results.length === 1) return value;
    const label = element("dt", {}, name === undefined ? `result ${i + 1}` : quoteName(name));
    return element("dl", {}, label, element("dd", {}, value));
  });
  const nothing = element("p", { class: "nothing" }, "Done; there is nothing to tell.");
  const shown = element(
    "div",
    { class: "readable" },
    ...(readable.length === 0 ? [nothing] : readable),
  );
  const candid = element(
    "details",
    { class: "candid" },
    element("summary", {}, "Candid text"),
    element("pre", {}, cut(text)),
    copyButton(() => text, "the Candid text"),
  );
  if (refusal === undefined) return { end: "answered", shown: [shown, candid] };
  const sentence = renderFailure(`The canister refused: ${refusal}.`);
  sentence.classList.add("refusal");
  return { end: "refused", shown: [sentence, shown, candid] };
}

/** The name of the refusal when a result is one. */
function refusalOf(type: IDL.Type, value: unknown): string | undefined {
  if (!(type instanceof IDL.VariantClass)) return undefined;
  const errCase = type._fields.find(([label]) => /^err$/i.test(label));
  if (errCase === undefined) return undefined;
  const [name, inner] = errCase;
  const reason = fieldOf(value, name);
  if (reason === undefined) return undefined;
  if (inner instanceof IDL.TextClass) return String(reason);
  const kinds = inner instanceof IDL.VariantClass ? inner._fields : [];
  const kind = kinds.find(([known]) => fieldOf(reason, known) !== undefined);
  return quoteName(kind === undefined ? name : kind[0]);
}

function cut(text: string): string {
  return text.length > TEXT_LENGTH_MAX
    ? `${text.slice(0, TEXT_LENGTH_MAX)}\n… ${text.length - TEXT_LENGTH_MAX} characters more: copy it.`
    : text;
}

const TEXT_LENGTH_MAX = 100_000;
