import { button, copyButton, element } from "./dom.js";
import { type Caller, identityOf, keyFromPem, loadCaller, newKey, saveCaller } from "./identity.js";

/** Who calls, and how to change that. */
export type IdentityView = {
  readonly root: HTMLElement;
  caller(): Caller;
};

/**
 * Shows who calls: nobody in particular, or a key that the browser keeps.
 *
 * @param onChange - called with whoever calls from now on.
 */
export function identityView(onChange: (caller: Caller) => void): IdentityView {
  let caller = loadCaller();
  const root = element("details", { class: "identity" });
  const show = (says = "") => {
    const text = identityOf(caller).getPrincipal().toText();
    const who = caller.isAnonymous ? "anonymous" : shorten(text);
    root.replaceChildren(
      element("summary", { title: "Who calls" }, "Caller: ", element("b", {}, who)),
      element("div", { class: "panel" }, ...renderPanel(caller, text, { change, show }, says)),
    );
  };
  const change = (next: Caller, says: string) => {
    caller = next;
    saveCaller(caller);
    show(says);
    onChange(caller);
  };
  show();
  return { root, caller: () => caller };
}

type Actions = {
  readonly change: (caller: Caller, says: string) => void;
  readonly show: (says: string) => void;
};

function renderPanel(
  caller: Caller,
  principal: string,
  { change, show }: Actions,
  says: string,
): HTMLElement[] {
  const choose = (isAnonymous: boolean) =>
    change(
      { isAnonymous, key: caller.key ?? (isAnonymous ? undefined : newKey()) },
      isAnonymous ? "Calls are anonymous." : "Calls are signed with the browser's key.",
    );
  const replace = () => {
    const isSure =
      caller.key === undefined ||
      confirm("The present key is forgotten, with whatever its principal holds. Make a new one?");
    if (isSure) change({ isAnonymous: false, key: newKey() }, "This is a new key.");
  };
  return [
    radio("Anonymous", caller.isAnonymous, () => choose(true)),
    radio("A key in this browser", !caller.isAnonymous, () => choose(false)),
    element(
      "p",
      { class: "principal" },
      element("code", { attributes: { "data-test": "principal" } }, principal),
      copyButton(() => principal, "the principal"),
    ),
    element("div", { class: "row" }, button("New key", replace, { class: "quiet" })),
    importForm((pem) => {
      try {
        change({ isAnonymous: false, key: keyFromPem(pem) }, "The key is imported.");
      } catch (error) {
        show(error instanceof Error ? error.message : String(error));
      }
    }),
    element("p", { class: "says", attributes: { role: "status" } }, says),
  ];
}

function radio(text: string, isChecked: boolean, onChoose: () => void): HTMLElement {
  const input = element("input", { attributes: { type: "radio", name: "caller" } });
  input.checked = isChecked;
  input.addEventListener("change", onChoose);
  return element("label", { class: "choice" }, input, text);
}

function importForm(onImport: (pem: string) => void): HTMLElement {
  const area = element("textarea", {
    attributes: {
      rows: "4",
      spellcheck: "false",
      "aria-label": "Ed25519 key in PEM",
      placeholder: "-----BEGIN PRIVATE KEY-----",
    },
  });
  return element(
    "details",
    { class: "import" },
    element("summary", {}, "Import a PEM"),
    area,
    button("Import", () => onImport(area.value), { class: "quiet" }),
  );
}

/** The first and the last groups of a principal. */
export function shorten(principal: string): string {
  const groups = principal.split("-");
  return groups.length <= 4 ? principal : `${groups.slice(0, 2).join("-")}…${groups.at(-1)}`;
}
