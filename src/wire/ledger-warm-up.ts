import type { Account } from "./icrc-ledger.js";
import { Principal } from "./idl.js";
import * as wire from "./ledger.js";
import { getAccountTransactions } from "./ledger-history.js";
import { queryBlocks } from "./ledger-icp-blocks.js";
import { warmUp } from "./warm-up.js";

const account: Account = { owner: Principal.anonymous(), subaccount: [] };
const nothing = { fee: [], memo: [], created_at_time: [] } satisfies Record<string, []>;

/** Compiles the Candid of every method that is called often, or that is a query. */
export function warmUpLedger(): void {
  warmUp(wire.transfer, [{ from_subaccount: [], to: account, amount: 0n, ...nothing }], { Ok: 0n });
  warmUp(
    wire.approve,
    [
      {
        from_subaccount: [],
        spender: account,
        amount: 0n,
        expected_allowance: [],
        expires_at: [],
        ...nothing,
      },
    ],
    { Ok: 0n },
  );
  warmUp(
    wire.transferFrom,
    [{ spender_subaccount: [], from: account, to: account, amount: 0n, ...nothing }],
    { Ok: 0n },
  );
  warmUp(wire.balanceOf, [account], 0n);
  warmUp(wire.allowance, [{ account, spender: account }], { allowance: 0n, expires_at: [] });
  warmUp(wire.nat, [], 0n);
  warmUp(wire.text, [], "");
  warmUp(wire.decimals, [], 0);
  warmUp(wire.metadata, [], []);
  warmUp(wire.mintingAccount, [], [account]);
  warmUp(wire.supportedStandards, [], []);
  warmUp(wire.getBlocks, [[]], { log_length: 0n, blocks: [], archived_blocks: [] });
  warmUp(wire.getTipCertificate, [], []);
  warmUp(getAccountTransactions, [{ account, start: [], max_results: 0n }], {
    Err: { message: "" },
  });
  warmUp(queryBlocks, [{ start: 0n, length: 0n }], {
    chain_length: 0n,
    certificate: [],
    blocks: [],
    first_block_index: 0n,
    archived_blocks: [],
  });
}
