import { assert } from "../kernel/assert.js";
import type { Ledger } from "../ledger/ledger.js";
import { AMOUNT_ATOMS_MAX } from "../ledger/model.js";
import { createLedger, hasLedger, type LedgerHost, openLedger } from "../ledger/open-ledger.js";
import { accountIdentifier } from "../wire/account-identifier.js";
import { type InitArgs, toBirth, toConfig } from "../wire/ledger-init.js";
import { LedgerFace } from "./ledger-face.js";
import type { LedgerMachine } from "./ledger-machine.js";

/** Installs a ledger: it must be told what it is. */
export function installLedger(machine: LedgerMachine, [args]: [] | [InitArgs]): LedgerFace {
  assert(args !== undefined, "a new ledger needs its arguments");
  return face(machine, createLedger(toHost(machine), toBirth(args)));
}

/**
 * Opens the ledger that stable memory holds. Arguments replace the configuration, except for what
 * blocks have fixed: decimals and minting account stay, nothing is minted, and a cap that was
 * promised never rises.
 */
export function upgradeLedger(machine: LedgerMachine, [args]: [] | [InitArgs]): LedgerFace {
  assert(hasLedger(machine), "there is no ledger to upgrade");
  const ledger = openLedger(toHost(machine), (standing) => {
    if (args === undefined) return standing;

    const config = toConfig(args);
    assert(args.initial_balances.length === 0, "an upgrade mints nothing");
    assert(config.decimals === standing.decimals, "decimals never change");
    assert(config.mintingAccount.id === standing.mintingAccount.id, "the minting account stays");
    const { mintedAtomsMax = AMOUNT_ATOMS_MAX } = config;
    assert(mintedAtomsMax <= (standing.mintedAtomsMax ?? AMOUNT_ATOMS_MAX), "a cap never rises");
    return config;
  });
  return face(machine, ledger);
}

function face(machine: LedgerMachine, ledger: Ledger): LedgerFace {
  return new LedgerFace(ledger, machine);
}

function toHost(machine: LedgerMachine): LedgerHost {
  return { ...machine, identifyAccount: accountIdentifier };
}
