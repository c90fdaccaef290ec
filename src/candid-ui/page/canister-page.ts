import { Principal } from "@dfinity/principal";

import { type CanisterInterface, readInterface } from "../did/canister-interface.js";
import { copyButton, element, paragraphs } from "./dom.js";
import { encodeText } from "./encode-text.js";
import { explain } from "./explain.js";
import { historyView } from "./history-view.js";
import { identityOf, loadCaller } from "./identity.js";
import { identityView } from "./identity-view.js";
import { MethodCard } from "./method-card.js";
import { type CanisterFacts, callMethod, connect, readFacts } from "./network.js";

/** Shows a canister: what can be asked of it, and what was asked. */
export async function canisterPage(idText: string, name: string | undefined): Promise<Node[]> {
  const canister = parseId(idText);
  if (canister === undefined)
    return [problem(`'${idText.slice(0, 100)}' is not a canister id: choose one from the list.`)];
  const id = canister.toText();
  const shownName = name === undefined ? [] : [element("span", { class: "title" }, name)];
  const head = element(
    "h1",
    {},
    ...shownName,
    element("code", {}, id),
    copyButton(() => id, "id"),
  );
  try {
    return [head, ...(await interfaceOf(canister))];
  } catch (error) {
    return [head, problem(explain(error).sentence)];
  }
}

async function interfaceOf(canister: Principal): Promise<Node[]> {
  const agent = await connect(identityOf(loadCaller()));
  const facts = await readFacts(agent, canister);
  const said = readDescription(canister.toText(), facts);
  if (typeof said === "string") return [problem(said)];

  const identity = identityView((caller) => agent.replaceIdentity(identityOf(caller)));
  const id = canister.toText();
  const history = historyView(id, ({ method, argHex }) => {
    const card = cards.find((one) => one.method.name === method);
    card?.repeat(argHex);
  });
  const cards = said.read.methods.map(
    (method) =>
      new MethodCard(method, {
        docsOf: (type) => said.read.docsOf(type),
        call: (called, args) => callMethod(agent, canister, called, args),
        encode: ({ name: called }, text) => encodeText({ did: said.did, method: called, text }),
        onEnd: ({ name }, record) => {
          const caller = identityOf(identity.caller()).getPrincipal().toText();
          history.add({ ...record, method: name, caller, atMs: Date.now() });
        },
      }),
  );
  const about = element(
    "p",
    { class: "about" },
    `${cards.length} methods, as the canister's certified metadata says · module `,
    element("code", { title: said.moduleHash }, said.moduleHash.slice(0, 12)),
  );
  const methods = element("main", {}, ...paragraphs(said.read.docs), filterBox(cards));
  methods.append(element("div", { class: "methods" }, ...cards.map(({ root }) => root)));
  methods.append(
    element(
      "details",
      { class: "candid" },
      element("summary", {}, "The whole description"),
      element("pre", {}, said.did),
      copyButton(() => said.did, "the description"),
    ),
  );
  return [
    element("div", { class: "row" }, about, identity.root),
    element("div", { class: "columns" }, methods, history.root),
  ];
}

type Described = {
  readonly read: CanisterInterface;
  readonly did: string;
  readonly moduleHash: string;
};

/** The interface, or why there is none to show. */
function readDescription(id: string, facts: CanisterFacts): Described | string {
  switch (facts.type) {
    case "missing":
      return `There is no canister ${id} on this network: choose one from the list.`;
    case "empty":
      return `Canister ${id} has no code yet: install some, then load this page again.`;
    case "installed": {
      const { did, moduleHash } = facts;
      if (did === undefined)
        return "This canister does not say what it can be asked: it has no public metadata candid:service.";
      try {
        return { read: readInterface(did), did, moduleHash };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return `The metadata candid:service of this canister cannot be read. ${reason}`;
      }
    }
  }
}

/** Hides the methods whose names and comments do not hold what is typed in. */
function filterBox(cards: readonly MethodCard[]): HTMLElement {
  const attributes = { type: "search", placeholder: "Find a method ( / )", "aria-label": "Find" };
  const input = element("input", { class: "filter", attributes });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const { root, method } of cards) {
      const text = `${method.name} ${method.docs.join(" ")}`.toLowerCase();
      root.hidden = !text.includes(wanted);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target !== document.body) return;
    event.preventDefault();
    input.focus();
  });
  return input;
}

function problem(sentence: string): HTMLElement {
  return element("p", { class: "problem", attributes: { role: "alert" } }, sentence);
}

function parseId(text: string): Principal | undefined {
  try {
    return Principal.fromText(text);
  } catch {
    return undefined;
  }
}
