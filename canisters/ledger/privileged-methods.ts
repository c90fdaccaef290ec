import { update } from "azle";

import * as wire from "../../src/wire/ledger-privileged.js";
import { serveShort } from "./serve-ledger.js";
import { caller, manual, TokenMethods } from "./token-methods.js";

/** The methods that take a role: fee collector, minting and burning, freezing, pausing, locks. */
export abstract class PrivilegedMethods extends TokenMethods {
  @update(wire.setFeeCollector.params, wire.setFeeCollector.result, manual)
  icrc107_set_fee_collector(): void {
    serveShort(wire.setFeeCollector, (args) =>
      this.face.administration.setFeeCollector(caller(), args),
    );
  }

  @update(wire.mint.params, wire.mint.result, manual)
  icrc152_mint(): void {
    serveShort(wire.mint, (args) => this.face.administration.mint(caller(), args));
  }

  @update(wire.burn.params, wire.burn.result, manual)
  icrc152_burn(): void {
    serveShort(wire.burn, (args) => this.face.administration.burn(caller(), args));
  }

  @update(wire.freezeAccount.params, wire.freezeAccount.result, manual)
  icrc153_freeze_account(): void {
    serveShort(wire.freezeAccount, (args) =>
      this.face.administration.freezeAccount(caller(), args),
    );
  }

  @update(wire.unfreezeAccount.params, wire.unfreezeAccount.result, manual)
  icrc153_unfreeze_account(): void {
    serveShort(wire.unfreezeAccount, (args) =>
      this.face.administration.unfreezeAccount(caller(), args),
    );
  }

  @update(wire.freezePrincipal.params, wire.freezePrincipal.result, manual)
  icrc153_freeze_principal(): void {
    serveShort(wire.freezePrincipal, (args) =>
      this.face.administration.freezePrincipal(caller(), args),
    );
  }

  @update(wire.unfreezePrincipal.params, wire.unfreezePrincipal.result, manual)
  icrc153_unfreeze_principal(): void {
    serveShort(wire.unfreezePrincipal, (args) =>
      this.face.administration.unfreezePrincipal(caller(), args),
    );
  }

  @update(wire.pause.params, wire.pause.result, manual)
  icrc154_pause(): void {
    serveShort(wire.pause, (args) =>
      this.face.administration.changeStatus(caller(), "pause", args),
    );
  }

  @update(wire.unpause.params, wire.unpause.result, manual)
  icrc154_unpause(): void {
    serveShort(wire.unpause, (args) =>
      this.face.administration.changeStatus(caller(), "unpause", args),
    );
  }

  @update(wire.deactivate.params, wire.deactivate.result, manual)
  icrc154_deactivate(): void {
    serveShort(wire.deactivate, (args) =>
      this.face.administration.changeStatus(caller(), "deactivate", args),
    );
  }

  @update(wire.lock.params, wire.lock.result, manual)
  lock(): void {
    serveShort(wire.lock, (args) => this.face.administration.lock(caller(), args));
  }

  @update(wire.unlock.params, wire.unlock.result, manual)
  unlock(): void {
    serveShort(wire.unlock, (args) => this.face.administration.useLock(caller(), "unlock", args));
  }

  @update(wire.burnLocked.params, wire.burnLocked.result, manual)
  burn_locked(): void {
    serveShort(wire.burnLocked, (args) =>
      this.face.administration.useLock(caller(), "burnLocked", args),
    );
  }

  @update(wire.transferLocked.params, wire.transferLocked.result, manual)
  transfer_locked(): void {
    serveShort(wire.transferLocked, (args) =>
      this.face.administration.transferLocked(caller(), args),
    );
  }
}
