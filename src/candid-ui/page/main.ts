import { canisterList, fetchCanisters } from "./canister-list.js";
import { canisterPage } from "./canister-page.js";
import { element, forbidHtml } from "./dom.js";

forbidHtml();
void start();

async function start(): Promise<void> {
  const asked = new URL(location.href).searchParams.get("id")?.trim() ?? "";
  const id = asked === "" ? undefined : asked;
  const canisters = await fetchCanisters();
  const name = canisters.find((listed) => listed.id === id)?.name;
  const parts = id === undefined ? canisterList(canisters) : await canisterPage(id, name);
  document.title = `${name ?? id?.slice(0, 100) ?? "Canisters"} – Candid UI`;
  const home = element("a", { attributes: { href: "/_/candid" } }, "Candid UI");
  const header = element("header", {}, home, element("span", {}, `network ${location.host}`));
  document.body.replaceChildren(header, element("div", { class: "page" }, ...parts));
}
