import { button, element } from "./dom.js";

/** Arguments that are written rather than typed into inputs. */
export type TextArgumentsView = {
  readonly root: HTMLElement;
  /** Shows the arguments of a call, to be changed. */
  show(text: string): void;
};

/**
 * A place to write arguments as Candid text.
 *
 * @param placeholder - what such a text looks like.
 * @param onFill - puts a text into the inputs, or throws an error that says what is wrong with it.
 */
export function textArgumentsView(
  placeholder: string,
  onFill: (text: string) => Promise<void>,
): TextArgumentsView {
  const attributes = { rows: "4", spellcheck: "false", "aria-label": "Candid text", placeholder };
  const area = element("textarea", { attributes });
  const says = element("p", { class: "says", attributes: { role: "alert" } });
  const fill = async () => {
    says.textContent = "";
    try {
      await onFill(area.value);
    } catch (error) {
      says.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const root = element(
    "details",
    { class: "as-text" },
    element("summary", {}, "Arguments as Candid text"),
    area,
    button("Put into the inputs", () => void fill(), { class: "quiet" }),
    says,
  );
  return {
    root,
    show: (text) => {
      area.value = text;
    },
  };
}
