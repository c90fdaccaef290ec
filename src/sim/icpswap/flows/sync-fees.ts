import type { PoolDeps } from "./deps.js";

/** Reads the fees of both ledgers. One that does not answer keeps the fee it had. */
export async function syncFees({ store, ledgers }: PoolDeps): Promise<void> {
  const { token0, token1, fee0Atoms, fee1Atoms } = store.settings;
  const [fee0, fee1] = await Promise.all([
    ledgers.feeAtoms(token0.ledger),
    ledgers.feeAtoms(token1.ledger),
  ]);
  store.change({
    fee0Atoms: fee0.ok ? fee0.value : fee0Atoms,
    fee1Atoms: fee1.ok ? fee1.value : fee1Atoms,
  });
}
