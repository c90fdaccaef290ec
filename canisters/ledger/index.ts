import { canisterCycleBalance, dataCertificate, init, inspectMessage, postUpgrade } from "azle";

import { installLedger, upgradeLedger } from "../../src/suite/compose-ledger.js";
import type { LedgerFace } from "../../src/suite/ledger-face.js";
import type { LedgerMachine } from "../../src/suite/ledger-machine.js";
import { setDecodingQuota } from "../../src/wire/idl.js";
import { type InitArgs, init as initMethod } from "../../src/wire/ledger-init.js";
import { warmUpLedger } from "../../src/wire/ledger-warm-up.js";
import {
  afterDirectly,
  host,
  inspectDirectly,
  openDirectMap,
  serveDirectly,
} from "../azle-direct.js";
import { azleEnvironment } from "../azle-environment.js";
import { ReportMethods } from "./report-methods.js";

const machine: LedgerMachine = {
  ...azleEnvironment,
  timeNs: () => host().time(),
  stableMap: openDirectMap,
  after: afterDirectly,
  certificate: dataCertificate,
  cycles: canisterCycleBalance,
};

/** Longer than any argument of an update that a method takes. */
const INGRESS_BYTES_MAX = 2_048;

/**
 * What a message may cost before it is refused: a value that is read or skipped costs up to 6,000
 * instructions. The richest message of use, a hundred ranges of blocks, takes 300 steps.
 */
const QUOTA = { stepsBase: 400, stepsPerByte: 0.25, typesMax: 100, depthMax: 20 } as const;

/** The token ledger canister. */
export default class LedgerCanister extends ReportMethods {
  #face: LedgerFace | undefined;

  /** There is one from the first moment that messages are taken. */
  override get face(): LedgerFace {
    if (this.#face === undefined) throw new Error("the ledger is not installed");
    return this.#face;
  }

  @init(initMethod.params)
  init(args: [] | [InitArgs]): void {
    this.#start(installLedger(machine, args));
  }

  @postUpgrade(initMethod.params)
  postUpgrade(args: [] | [InitArgs]): void {
    this.#start(upgradeLedger(machine, args));
  }

  /**
   * Spares the canister messages that no method would take. It runs on one machine only and not for
   * calls of canisters: whatever it checks is checked again inside.
   */
  @inspectMessage({ manual: true })
  inspectMessage(): boolean {
    return host().msgArgData().length <= INGRESS_BYTES_MAX;
  }

  /** What every installation and upgrade ends with. */
  #start(face: LedgerFace): void {
    this.#face = face;
    setDecodingQuota(QUOTA);
    serveDirectly(this);
    inspectDirectly(this);
    warmUpLedger();
  }
}
