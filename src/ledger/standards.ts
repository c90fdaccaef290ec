/** A standard, and where it is written. */
export type Standard = { readonly name: string; readonly url: string };

const ICRC_1 = "https://github.com/dfinity/ICRC-1/tree/main/standards";
const ICRC = "https://github.com/dfinity/ICRC/blob/main/ICRCs";

/**
 * Every standard the ledger implements. ICRC-28 is not among them: its text forbids it to canisters
 * that manage assets (B-68).
 */
export const STANDARDS: readonly Standard[] = [
  { name: "ICRC-1", url: `${ICRC_1}/ICRC-1` },
  { name: "ICRC-2", url: `${ICRC_1}/ICRC-2` },
  { name: "ICRC-3", url: `${ICRC_1}/ICRC-3` },
  { name: "ICRC-10", url: `${ICRC}/ICRC-10/ICRC-10.md` },
];

/** The standards a token lists: all, or those that its configuration names. */
export function listedStandards(names: readonly string[] | undefined): readonly Standard[] {
  return names === undefined ? STANDARDS : STANDARDS.filter(({ name }) => names.includes(name));
}

const TYPES_OF_ICRC_1_2 = ["1burn", "1mint", "1xfer", "2approve", "2xfer"];

/** Every type of block there can be, and where its schema is written (ICRC-3). */
export const BLOCK_TYPES: readonly { readonly blockType: string; readonly url: string }[] = [
  ...TYPES_OF_ICRC_1_2.map((blockType) => ({ blockType, url: `${ICRC_1}/ICRC-3` })),
  { blockType: "107feecol", url: `${ICRC}/ICRC-107/ICRC-107.md` },
];
