import { httpRequest } from "./http.js";
import type { Account } from "./icrc-ledger.js";
import { Principal } from "./idl.js";
import * as wire from "./ledger.js";
import { consentMessage } from "./ledger-consent.js";
import { getAccountTransactions } from "./ledger-history.js";
import { queryBlocks } from "./ledger-icp-blocks.js";
import * as queries from "./ledger-queries.js";
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
  warmUp(wire.ledgerId, [], account.owner);
  warmUpReports();
}

function warmUpReports(): void {
  const time = 0n;
  const lock = { module: account.owner, lock_id: 0n, amount: 0n, purpose: "", locked_at: 0n };
  const locks = [{ ...lock, expires_at: [] satisfies [] }];
  warmUp(queries.balanceDetails, [account], { balance: 0n, available: 0n, locked: 0n, locks });
  warmUp(queries.balanceAt, [{ account, time }], 0n);
  warmUp(queries.totalSupplyAt, [{ time }], 0n);
  warmUp(queries.flag, [], false);
  warmUp(queries.isFrozenAccount, [account], false);
  warmUp(queries.getFeeCollector, [], { Ok: [] });
  warmUp(queries.getAllowances, [{ from_account: [], prev_spender: [], take: [] }], { Ok: [] });
  warmUp(queries.listSubaccounts, [{ owner: account.owner, start: [] }], []);
  warmUp(queries.status, [], { num_blocks_synced: 0n });
  warmUp(queries.checkInvariants, [{ after: [] }], { broken: [], next: [] });
  warmUp(httpRequest, [{ method: "GET", url: "/", headers: [], body: [] }], {
    status_code: 200,
    headers: [],
    body: new Uint8Array(0),
  });

  const metadata = { language: "en", utc_offset_minutes: [] satisfies [] };
  const user_preferences = { metadata, device_spec: [] satisfies [] };
  warmUp(consentMessage, [{ method: "icrc1_transfer", arg: [], user_preferences }], {
    Ok: { consent_message: { GenericDisplayMessage: "" }, metadata },
  });
}
