import { err, ok, type Result } from "../../../kernel/result.js";
import { motokoNat, motokoString } from "../../ledger-refusals.js";
import { type IcpswapError, internalError } from "../errors.js";
import { requireAccess } from "../gate.js";
import { type MintOrder, mintPosition } from "../mint.js";
import type { PoolDeps } from "./deps.js";
import { queueRefund } from "./payouts.js";

/** `mint`: opens a position out of what is credited to the caller; the rest is sent back. */
export function mint(deps: PoolDeps, order: MintOrder): Result<bigint, IcpswapError> {
  const { store } = deps;
  const { owner, amount0DesiredAtoms, amount1DesiredAtoms } = order;
  const access = requireAccess(store, owner);
  if (!access.ok) return access;
  if (amount0DesiredAtoms === 0n && amount1DesiredAtoms === 0n) {
    return err(internalError("Amount desired can't be both 0"));
  }
  const { balance0Atoms, balance1Atoms } = store.balanceOf(owner);
  if (amount0DesiredAtoms > balance0Atoms || amount1DesiredAtoms > balance1Atoms) {
    const desired =
      `amount0Desired=${motokoNat(amount0DesiredAtoms)}, ` +
      `amount1Desired=${motokoNat(amount1DesiredAtoms)}`;
    const balances = `amount0Balance=${motokoNat(balance0Atoms)}, amount1Balance=${motokoNat(balance1Atoms)}`;
    return err(internalError(`Illegal balance in pool. ${desired}. ${balances}`));
  }
  const minted = mintPosition(store.pool, order);
  if (!minted.ok) {
    const reason = motokoString(`modify position failed: ${motokoString(minted.error)}`);
    return err({ type: "Trap", message: `mint failed: mint ${reason}` });
  }

  const { position, amount0Atoms, amount1Atoms } = minted.value;
  store.savePool([position.tickLower, position.tickUpper]);
  store.savePosition(position);
  store.debit(owner, 0, amount0Atoms);
  store.debit(owner, 1, amount1Atoms);
  queueRefund(deps, { owner, place: 0, amountAtoms: amount0DesiredAtoms - amount0Atoms });
  queueRefund(deps, { owner, place: 1, amountAtoms: amount1DesiredAtoms - amount1Atoms });
  return ok(position.positionId);
}
