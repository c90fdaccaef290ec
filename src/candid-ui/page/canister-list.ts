import type { ListedCanister } from "../listed-canister.js";
import { element } from "./dom.js";

/** Canisters of the network, as it lists them; nothing when it does not. */
export async function fetchCanisters(): Promise<readonly ListedCanister[]> {
  try {
    const response = await fetch("/_/candid/canisters.json");
    const listed: unknown = await response.json();
    return Array.isArray(listed) ? listed.filter(isListed) : [];
  } catch {
    return [];
  }
}

function isListed(value: unknown): value is ListedCanister {
  return typeof value === "object" && value !== null && "id" in value && "hasCandid" in value;
}

/** A table of canisters to choose from. */
export function canisterList(canisters: readonly ListedCanister[]): Node[] {
  const head = ["Canister", "Id", "Module", "Interface"].map((text) =>
    element("th", { attributes: { scope: "col" } }, text),
  );
  const rows = canisters.map(({ id, name, moduleHash, hasCandid }) => {
    const href = `/_/candid?id=${encodeURIComponent(id)}`;
    const link = element("a", { attributes: { href } }, name ?? id);
    const hash = moduleHash === undefined ? "no code" : moduleHash.slice(0, 12);
    return element(
      "tr",
      {},
      element("td", {}, link),
      element("td", {}, element("code", {}, id)),
      element("td", {}, element("code", { title: moduleHash ?? "" }, hash)),
      element("td", { class: hasCandid ? "" : "nothing" }, hasCandid ? "public" : "not public"),
    );
  });
  const table = element(
    "table",
    { class: "canisters" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
  const nothing = element("p", { class: "problem" }, "There is no canister on this network yet.");
  return [
    element("h1", {}, element("span", { class: "title" }, "Canisters")),
    ...(canisters.length === 0 ? [nothing] : [element("div", { class: "table" }, table)]),
    openForm(),
  ];
}

/** Opens a canister that is not in the list. */
function openForm(): HTMLElement {
  const input = element("input", {
    attributes: { name: "id", placeholder: "canister id", "aria-label": "Canister id" },
  });
  const submit = element("button", { attributes: { type: "submit" } }, "Open");
  const form = element("form", { class: "row open-form" }, input, submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`/_/candid?id=${encodeURIComponent(input.value.trim())}`);
  });
  return form;
}
