/*
 * Elements, made of texts only: whatever a token or a venue is called is never read as markup.
 */

/** What an element holds. */
export type Child = Node | string;

/** An element of HTML with its attributes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An element of a drawing. */
export function shape<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** Replaces what an element of the page holds. */
export function fill(id: string, ...children: readonly Child[]): void {
  byId(id).replaceChildren(...children);
}

/** A row of a table; the first cell heads it. */
export function row(first: Child, ...cells: readonly (readonly [Child, string?])[]): HTMLElement {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, first),
    ...cells.map(([child, className]) =>
      element("td", className === undefined ? {} : { class: className }, child),
    ),
  );
}
