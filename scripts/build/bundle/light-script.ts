import { transformSync } from "esbuild";

import { UnknownModule } from "../engine/code-edits.js";
import { withKeptForms } from "./kept-forms.js";
import { withPlainReads } from "./plain-reads.js";
import { withPlainVariables } from "./plain-variables.js";

/*
 * A canister reads its bundle anew at each installation and upgrade, in an interpreter. Measured
 * with the treasury, whose bundle is the largest: 1,006 M instructions as Azle writes it; 803 M
 * when the interface is not described; 771 M when the text is short as well; 600 M when its names
 * are those of a function and not of a module, where QuickJS looks each of them up one by one; 496
 * M when that function does not stand in parentheses, which QuickJS reads twice.
 *
 * What the bundle does is interpreted as well. Of the 31.4 M of a trading cycle plain variables
 * take off 0.95 M and plain reads of fields 0.25 M. Short names save more: a function of
 * `({ owner })` costs 3,400 above one of `({ owner: a })`, for QuickJS makes a reference first.
 */

/** Azle describes the interface at every start, for its build alone. */
const DESCRIBING = "const candid = idlToString(";

/** The same when it is asked for; as JSON it becomes the text again. */
const DESCRIBING_LATER = "const candid = () => idlToString(";

/**
 * The bundle of a canister as it is deployed: it does the same and costs less.
 *
 * @throws {UnknownModule} when it is not a bundle of Azle 0.33.0 without imports and exports.
 */
export function lightScript(script: string): string {
  if (!script.includes(DESCRIBING)) {
    throw new UnknownModule("the bundle does not describe its interface where it is expected to");
  }
  if (/^(import|export)\b/m.test(script)) {
    throw new UnknownModule("the bundle imports or exports: it cannot be put into a function");
  }
  const late = script.replace(DESCRIBING, DESCRIBING_LATER);
  const plain = withPlainReads(withPlainVariables(withKeptForms(late)));
  const { code } = transformSync(plain, {
    format: "esm",
    target: "es2024",
    minify: true,
    legalComments: "none",
    charset: "utf8",
  });
  return `!function(){${code}}();`;
}
