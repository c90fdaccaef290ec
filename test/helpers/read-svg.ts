import { SaxesParser } from "saxes";

/** An element of an image: its name and its attributes. */
export type SvgElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Reads an image.
 *
 * @throws {Error} when it is not well-formed XML.
 */
export function readSvg(text: string): {
  readonly elements: SvgElement[];
  readonly texts: string[];
} {
  const elements: SvgElement[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on("text", (each) => each.trim() !== "" && texts.push(each));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return { elements, texts };
}

/** The elements of a class, by the token that they are of. */
export function bySymbol(elements: readonly SvgElement[], className: string) {
  const found = elements.filter(({ attributes }) => attributes["class"] === className);
  return new Map(found.map(({ attributes }) => [attributes["data-symbol"] ?? "", attributes]));
}
