import { brokenInvariants } from "../kernel/invariants.js";
import { type Context, raise } from "./context.js";
import { type TreasuryPicture, treasuryInvariants } from "./invariants.js";
import { requireSettings } from "./state.js";
import { setStatus } from "./status.js";

/** What the invariants look at, as it is now. */
export function pictureForInvariants({ state }: Context): TreasuryPicture {
  return {
    tokens: state.tokens.list(),
    bookOf: (tokenIndex) => state.books.of(tokenIndex),
    openLegs: state.legs.open(),
    openTransfers: state.transfers.open(),
  };
}

/**
 * Fails the treasury when something does not hold that always must: who cannot say what there is
 * must not trade with it. Syncs and recovery go on; a person resumes, and it fails again while it
 * is not mended.
 */
export function failIfBroken(context: Context): void {
  if (requireSettings(context.state).status.type === "failed") return;
  const broken = brokenInvariants(pictureForInvariants(context), treasuryInvariants);
  if (broken.length === 0) return;

  const rules = broken.map(({ name, says }) => `${name} (${says})`).join(", ");
  const reason = `this does not hold: ${rules}`;
  setStatus(context, { type: "failed", reason }, "invariants");
  raise(context, { kind: "invariant", message: `trading has stopped: ${reason}` });
}
