import type { Value } from "../../src/ledger/value.js";
import { hashValue } from "../../src/ledger/value-hash.js";
import type * as icrc from "../../src/wire/icrc-ledger.js";
import * as wire from "../../src/wire/ledger.js";
import { consentMessage } from "../../src/wire/ledger-consent.js";
import { expectOk, fee, fundedUser, transfer } from "./ledger-actions.js";
import { type AcceptanceCase, accountOf, expect, expectSame, show } from "./ledger-env.js";

/** What ICRC-3, ICRC-10 and ICRC-21 ask of a ledger that offers them. */
export const FURTHER_CASES: readonly AcceptanceCase[] = [
  {
    standard: "ICRC-3",
    name: "a transfer's block is in the log, and each block names the one before it",
    run: async (env) => {
      const ada = await fundedUser(env, 10_000n + (await fee(env)));
      const to = accountOf(env.newUser());
      const index = expectOk(await transfer(ada, { to, amount: 3n }), "a transfer");
      const start = index === 0n ? 0n : index - 1n;
      const { blocks, log_length } = await env.query("icrc3_get_blocks", wire.getBlocks, [
        [{ start, length: 2n }],
      ]);
      expect(log_length > index, "the log is as long as its last index and one");
      const [first, second] = blocks;
      expect(second !== undefined && first !== undefined, "both blocks are there");
      const fields = new Map("Map" in second.block ? second.block.Map : []);
      const parent = fields.get("phash");
      const expected = hashValue(toHashable(first.block));
      expectSame(parent, { Blob: expected }, "the hash of the block before");
      expect(fields.has("ts") && fields.has("tx"), `a block without ts or tx: ${show(second)}`);
    },
  },
  {
    standard: "ICRC-3",
    name: "the block types of ICRC-1 and ICRC-2 are listed",
    run: async (env) => {
      const types = await env.query("icrc3_supported_block_types", wire.supportedBlockTypes, []);
      const names = types.map(({ block_type }) => block_type);
      for (const type of ["1mint", "1burn", "1xfer", "2approve", "2xfer"]) {
        expect(names.includes(type), `${type} is not listed`);
      }
    },
  },
  {
    standard: "ICRC-10",
    name: "the supported standards are those that ICRC-1 lists",
    run: async (env) => {
      const method = wire.supportedStandards;
      const one = await env.query("icrc1_supported_standards", method, []);
      const ten = await env.query("icrc10_supported_standards", method, []);
      const names = new Set(ten.map(({ name }) => name));
      for (const { name } of one) expect(names.has(name), `${name} is not in the list`);
    },
  },
  {
    standard: "ICRC-21",
    name: "a consent message names amount and receiver, also to the anonymous",
    run: async (env) => {
      const user = env.newUser();
      const arg = wire.transfer.encodeArgs([
        {
          from_subaccount: [],
          to: accountOf(user),
          amount: 123_456n,
          fee: [],
          memo: [],
          created_at_time: [],
        },
      ]);
      const metadata = { language: "en", utc_offset_minutes: [] as [] };
      const user_preferences = {
        metadata,
        device_spec: [{ GenericDisplay: null }] as [{ GenericDisplay: null }],
      };
      const name = "icrc21_canister_call_consent_message";
      const answer = await env.anonymous.update(name, consentMessage, [
        { method: "icrc1_transfer", arg, user_preferences },
      ]);
      expect(show(answer).includes(user.principal.toText()), `no receiver in ${show(answer)}`);
    },
  },
];

/** Bytes come from Candid as a list or as an array of bytes; hashing wants the latter. */
function toHashable(value: icrc.Value): Value {
  if ("Blob" in value) return { Blob: Uint8Array.from(value.Blob) };
  if ("Array" in value) return { Array: value.Array.map(toHashable) };
  if ("Map" in value)
    return { Map: value.Map.map(([key, each]) => [key, toHashable(each)] as const) };
  return value;
}
