/** A standard, and where it is written. */
export type Standard = { readonly name: string; readonly url: string };

const ICRC_1 = "https://github.com/dfinity/ICRC-1/tree/main/standards";
const ICRC = "https://github.com/dfinity/ICRC/blob/main/ICRCs";

/**
 * Every standard the ledger implements. ICRC-28 is not among them: its text forbids it to canisters
 * that manage assets (B-68).
 */
const STANDARDS: readonly Standard[] = [
  { name: "ICRC-1", url: `${ICRC_1}/ICRC-1` },
  { name: "ICRC-2", url: `${ICRC_1}/ICRC-2` },
  { name: "ICRC-3", url: `${ICRC_1}/ICRC-3` },
  { name: "ICRC-10", url: `${ICRC}/ICRC-10/ICRC-10.md` },
  { name: "ICRC-21", url: `${ICRC}/ICRC-21/ICRC-21.md` },
  { name: "ICRC-103", url: `${ICRC}/ICRC-103/ICRC-103.md` },
  { name: "ICRC-106", url: `${ICRC}/ICRC-106/ICRC-106.md` },
  { name: "ICRC-107", url: `${ICRC}/ICRC-107/ICRC-107.md` },
  { name: "ICRC-152", url: `${ICRC}/ICRC-152/ICRC-152.md` },
  { name: "ICRC-153", url: `${ICRC}/ICRC-153/ICRC-153.md` },
  { name: "ICRC-154", url: `${ICRC}/ICRC-154/ICRC-154.md` },
];

/** The standards a token lists: all, or those that its configuration names. */
export function listedStandards(names: readonly string[] | undefined): readonly Standard[] {
  return names === undefined ? STANDARDS : STANDARDS.filter(({ name }) => names.includes(name));
}

/** Where the schemas of our own blocks are written: in this repository. */
const OURS = "docs/components/ledger.md#blocks";

const TYPES_OF: readonly (readonly [string, readonly string[]])[] = [
  [`${ICRC_1}/ICRC-3`, ["1burn", "1mint", "1xfer", "2approve", "2xfer"]],
  [`${ICRC}/ICRC-107/ICRC-107.md`, ["107feecol"]],
  [`${ICRC}/ICRC-122/ICRC-122.md`, ["122burn", "122mint"]],
  [
    `${ICRC}/ICRC-123/ICRC-123.md`,
    ["123freezeaccount", "123unfreezeaccount", "123freezeprincipal", "123unfreezeprincipal"],
  ],
  [`${ICRC}/ICRC-124/ICRC-124.md`, ["124pause", "124unpause", "124deactivate"]],
  [OURS, ["ballastlock", "ballastunlock", "ballastxferlocked", "ballastburnlocked"]],
];

/** Every type of block there can be, and where its schema is written (ICRC-3). */
export const BLOCK_TYPES: readonly { readonly blockType: string; readonly url: string }[] =
  TYPES_OF.flatMap(([url, types]) => types.map((blockType) => ({ blockType, url })));
