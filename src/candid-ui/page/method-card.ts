import { IDL } from "@dfinity/candid";

import { parseHex, toHex } from "../../kernel/bytes.js";
import type { ArgDescription, MethodDescription } from "../did/canister-interface.js";
import { quoteName } from "../values/candid-names.js";
import { candidText } from "../values/candid-text.js";
import { type DocsOf, type Field, FieldRender } from "./argument-fields.js";
import { button, element, paragraphs } from "./dom.js";
import { explain } from "./explain.js";
import { fillForm } from "./fill-form.js";
import { renderEnd, renderFailure, renderResults } from "./outcome-view.js";
import { type TextArgumentsView, textArgumentsView } from "./text-arguments.js";

/** A call that has ended. */
export type CallRecord = {
  readonly argHex: string;
  readonly argText: string;
  readonly end: "answered" | "refused" | "rejected" | "failed";
  readonly text: string;
  readonly durationMs: number;
};

/** What a card needs of its page. */
export type CardHost = {
  readonly docsOf: DocsOf;
  call(method: MethodDescription, args: readonly unknown[]): Promise<readonly unknown[]>;
  /** The Candid of arguments that are written. */
  encode(method: MethodDescription, text: string): Promise<Uint8Array>;
  onEnd(method: MethodDescription, record: CallRecord): void;
};

/** A method with its inputs, which can be called. */
export class MethodCard {
  readonly root: HTMLDetailsElement;
  readonly method: MethodDescription;
  readonly #host: CardHost;
  readonly #output = element("div", { class: "output", attributes: { "aria-live": "polite" } });
  readonly #send: HTMLButtonElement;
  readonly #text: TextArgumentsView;
  #fields: readonly Field[] = [];

  constructor(method: MethodDescription, host: CardHost) {
    this.method = method;
    this.#host = host;
    const { name, mode, docs, args } = method;
    const attributes = { type: "submit" };
    this.#send = element("button", { class: "send", attributes }, VERBS[mode]);
    const types = args.map(({ typeText }) => typeText).join(", ");
    this.#text = textArgumentsView(`(${types})`, async (text) =>
      this.#fill(await host.encode(method, text)),
    );
    const names = args.map((arg) => arg.name ?? "").filter((text) => text !== "");
    const [doc = ""] = docs;
    this.root = element(
      "details",
      { class: "method", attributes: { "data-method": name } },
      element(
        "summary",
        {},
        element("span", { class: "name" }, quoteName(name)),
        element("span", { class: "names" }, names.join(", ")),
        element("span", { class: "brief" }, doc),
        element("span", { class: `mode ${mode}` }, MODE_WORDS[mode]),
      ),
    );
    // Inputs are made for those who look at them.
    this.root.addEventListener("toggle", () => this.#open());
  }

  /** Opens the card with the arguments of an earlier call, and calls again. */
  repeat(argHex: string): void {
    this.root.open = true;
    this.#open();
    try {
      this.#fill(parseHex(argHex) ?? new Uint8Array(0));
    } catch {
      this.#output.replaceChildren(
        renderFailure("The canister takes other arguments now: type them in again."),
      );
      return;
    }
    this.root.scrollIntoView({ block: "nearest" });
    void this.#submit();
  }

  #fill(arg: Uint8Array): void {
    const { func } = this.method;
    const values = IDL.decode([...func.argTypes], arg);
    for (const [i, field] of this.#fields.entries())
      fillForm(func.argTypes[i] ?? IDL.Null, field, values[i]);
  }

  #open(): void {
    if (!this.root.open || this.root.childElementCount > 1) return;
    const { docs, signature, args } = this.method;
    const render = new FieldRender(this.#host.docsOf);
    this.#fields = args.map((arg) => labelled(render.input(arg.type), arg));
    const inputs = element("div", { class: "fields" });
    for (const field of this.#fields) field.render(inputs);
    const random = button("Fill at random", () => void this.#parse({ random: true }), {
      class: "quiet",
    });
    const form = element(
      "form",
      {},
      inputs,
      element("div", { class: "row" }, this.#send, ...(args.length > 0 ? [random] : [])),
      ...(args.length > 0 ? [this.#text.root] : []),
    );
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    const code = element("code", { class: "signature" }, signature);
    this.root.append(
      element("div", { class: "body" }, ...paragraphs(docs), code, form, this.#output),
    );
  }

  #parse(config: { readonly random: boolean }): unknown[] | undefined {
    const values = this.#fields.map((field) => field.parse(config));
    return this.#fields.some((field) => field.isRejected()) ? undefined : values;
  }

  async #submit(): Promise<void> {
    const args = this.#parse({ random: false });
    if (args === undefined) {
      this.#output.replaceChildren(renderFailure("Mend the arguments that are marked, then call."));
      const wrong = this.root.querySelector<HTMLElement>("[aria-invalid]");
      wrong?.focus();
      return;
    }
    this.#send.disabled = true;
    this.#output.replaceChildren(element("p", { class: "waiting" }, "Waiting for the answer …"));
    const startedAtMs = performance.now();
    const outcome = await this.#call(args);
    const durationMs = performance.now() - startedAtMs;
    this.#send.disabled = false;
    const { end, text, argHex, argText, shown } = outcome;
    this.#text.show(argText);
    const by = end === "failed" ? "" : CERTIFIERS[this.method.mode];
    this.#output.replaceChildren(renderEnd(end, durationMs, by), ...shown);
    this.#host.onEnd(this.method, { argHex, argText, end, text, durationMs });
  }

  async #call(args: readonly unknown[]): Promise<Omit<CallRecord, "durationMs"> & Shown> {
    const { func } = this.method;
    const argText = candidText(func.argTypes, args);
    let argHex = "";
    try {
      argHex = toHex(IDL.encode([...func.argTypes], [...args]));
      const results = await this.#host.call(this.method, args);
      const text = candidText(func.retTypes, results);
      const { end, shown } = renderResults(this.method.results, results, text);
      return { argHex, argText, end, text, shown };
    } catch (error) {
      const { type: end, sentence } = explain(error);
      return { argHex, argText, end, text: sentence, shown: [renderFailure(sentence)] };
    }
  }
}

type Shown = { readonly shown: readonly HTMLElement[] };

function labelled(field: Field, { name, typeText, docs }: ArgDescription): Field {
  const isWord = /^\w+$/.test(typeText);
  field.label = name === undefined ? (isWord ? typeText : "argument") : quoteName(name);
  field.docs = docs;
  return field;
}

const VERBS = { query: "Query", composite_query: "Query", update: "Call", oneway: "Send" } as const;

const MODE_WORDS = {
  query: "query",
  composite_query: "composite query",
  update: "update",
  oneway: "one way",
} as const;

const CERTIFIERS = {
  query: "signed by the node that answered",
  composite_query: "signed by the node that answered",
  update: "certified by the network",
  oneway: "certified by the network",
} as const;
