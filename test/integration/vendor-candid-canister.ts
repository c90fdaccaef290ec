import { buildProbe } from "../../src/bench/probe-canister.js";

/**
 * A canister that says what the codec costs. Not a file of its own: Azle's sources pass fewer
 * checks than the tests of this project do.
 *
 * `decode` takes no Candid: the first byte of the message chooses the types, the rest is to be
 * decoded. It answers what that took, and what came of it.
 */
const SOURCE = `
import { IDL, msgArgData, msgReply, performanceCounter, query, update } from "azle";

const { Int, Nat, Nat64, Null, Opt, Principal, Record, Reserved, Text, Tuple, Variant, Vec } = IDL;

const Blob = Vec(IDL.Nat8);
const Account = Record({ owner: Principal, subaccount: Opt(Blob) });
const TransferArg = Record({
  to: Account, fee: Opt(Nat), memo: Opt(Blob), from_subaccount: Opt(Blob),
  created_at_time: Opt(Nat64), amount: Nat,
});
const TransferError = Variant({
  BadFee: Record({ expected_fee: Nat }), BadBurn: Record({ min_burn_amount: Nat }),
  InsufficientFunds: Record({ balance: Nat }), TooOld: Null,
  CreatedInFuture: Record({ ledger_time: Nat64 }), Duplicate: Record({ duplicate_of: Nat }),
  TemporarilyUnavailable: Null, GenericError: Record({ error_code: Nat, message: Text }),
});
const TransferResult = Variant({ Ok: Nat, Err: TransferError });
const Row = Record({
  id: Nat64, owner: Principal, amount: Nat, kind: Variant({ buy: Null, sell: Null, other: Text }),
});
const Rows = Vec(Row);
const Quote = Variant({
  Ok: Record({ receive_amount: Nat, mid_price: IDL.Float64, txs: Vec(Record({ gas_fee: Nat })) }),
  Err: Text,
});
const OptOnly = IDL.Rec();
OptOnly.fill(Opt(OptOnly));
const VecOnly = IDL.Rec();
VecOnly.fill(Vec(VecOnly));
const List = IDL.Rec();
List.fill(Opt(Record({ head: Int, tail: List })));
const Value = IDL.Rec();
Value.fill(Variant({
  Int, Nat, Blob, Text, Array: Vec(Value), Map: Vec(Tuple(Text, Value)),
}));

const TYPES = {
  none: [], transferArg: [TransferArg], quote: [Quote], rows: [Rows], nulls: [Vec(Null)],
  empties: [Vec(Record({}))], opts: [Vec(Opt(Nat))], reserved: [Vec(Reserved)],
  nullVecs: [Vec(Vec(Null))], optNat: [Opt(Nat)], optOnly: [OptOnly], vecOnly: [VecOnly],
  list: [List], value: [Value], nat: [Nat], int: [Int], principal: [Principal], text: [Text],
};

let rows = [];

export default class {
  @update([]) empty() {}

  @update([TransferArg], TransferResult) transfer() {
    return { Ok: 12_345n };
  }

  @update([Rows]) take_rows(taken) {
    rows = taken;
  }

  @update([], Rows) give_rows() {
    return rows;
  }

  @update([], undefined, { manual: true }) decode() {
    const bytes = msgArgData();
    const types = Object.values(TYPES)[bytes[0]];
    const message = bytes.slice(1);
    this.spend(() => IDL.decode(types, message));
  }

  @update([], undefined, { manual: true }) encode_result() {
    this.spend(() => IDL.encode([TransferResult], [{ Ok: 12_345_678_901n }]));
  }

  spend(act) {
    let outcome = "accepted";
    const start = performanceCounter(0);
    try {
      act();
    } catch (error) {
      outcome = error.message;
    }
    const spent = performanceCounter(0) - start;
    msgReply(IDL.encode([Nat64, Text], [spent, outcome]));
  }
}
`;

/** What `decode` can be asked for, in the order of `TYPES`. */
export const TYPE_NAMES = [
  ...SOURCE.slice(SOURCE.indexOf("const TYPES")).matchAll(/(\w+): \[/g),
].map(([, name]) => name);

/** Builds the canister with the codec as it is. */
export function buildCodecCanister(): Uint8Array {
  return buildProbe("codec", SOURCE);
}
