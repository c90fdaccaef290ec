type Props = {
  readonly class?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
};

/**
 * Makes an element. What stands in it is text or other elements: nothing that comes from a canister
 * is ever read as HTML.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (props.class !== undefined) made.className = props.class;
  if (props.title !== undefined) made.title = props.title;
  for (const [name, value] of Object.entries(props.attributes ?? {}))
    made.setAttribute(name, value);
  const { onClick } = props;
  if (onClick !== undefined) made.addEventListener("click", onClick);
  made.append(...children);
  return made;
}

/** A button that does nothing but what it is told. */
export function button(text: string, onClick: () => void, props: Props = {}): HTMLButtonElement {
  const attributes = { type: "button", ...props.attributes };
  return element("button", { ...props, attributes, onClick }, text);
}

/** A button that copies a text. */
export function copyButton(text: () => string, what: string): HTMLButtonElement {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      made.textContent = "Copied";
    } catch {
      made.textContent = "The browser does not allow it";
    }
    setTimeout(() => {
      made.textContent = "Copy";
    }, 1_500);
  };
  const made = button("Copy", () => void copy(), {
    class: "quiet",
    attributes: { "aria-label": `Copy ${what}` },
  });
  return made;
}

/** Comments of a description, a paragraph each. */
export function paragraphs(lines: readonly string[]): HTMLParagraphElement[] {
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .filter((text) => text.trim() !== "")
    .map((text) => element("p", { class: "docs" }, text));
}

/**
 * Lets the page set no HTML but the empty one, with which the forms of the Candid library clear
 * themselves; whatever else were to be set would stand there as text.
 */
export function forbidHtml(): void {
  const factory: unknown = Reflect.get(globalThis, "trustedTypes");
  if (typeof factory !== "object" || factory === null) return;
  const createPolicy: unknown = Reflect.get(factory, "createPolicy");
  if (typeof createPolicy !== "function") return;
  createPolicy.call(factory, "default", {
    createHTML: (html: string) => html.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
  });
}
