import { unreachable } from "../kernel/assert.js";
import type { Conduct } from "../sim/conduct.js";
import { Token } from "./icpswap.js";
import { IDL, type Principal } from "./idl.js";

/*
 * What the venues' stand-ins offer to tests beside the venues' own interfaces. Methods of this kind
 * are named `sim_…`, and only those principals may call them that were named at installation.
 */

/**
 * How a stand-in pays: as the real venue, some seconds late, as if the ledger had refused, or not
 * at all while it says so. `times` bounds how many payments it lasts; null is for ever.
 */
export const ConductArgs = IDL.Record({
  mode: IDL.Variant({
    Honest: IDL.Null,
    Late: IDL.Record({ delay_sec: IDL.Nat32 }),
    Failing: IDL.Null,
    Silent: IDL.Null,
  }),
  times: IDL.Opt(IDL.Nat32),
});
/** The values of `ConductArgs`. */
export type ConductArgs = {
  mode: { Honest: null } | { Late: { delay_sec: number } } | { Failing: null } | { Silent: null };
  times: [] | [number];
};

/** Reads a conduct. */
export function toConduct({ mode, times: [timesLeft] }: ConductArgs): Conduct {
  const base = { delaySec: 0, timesLeft };
  if ("Honest" in mode) return { ...base, mode: "honest" };
  if ("Late" in mode) return { mode: "late", delaySec: mode.Late.delay_sec, timesLeft };
  if ("Failing" in mode) return { ...base, mode: "failing" };
  if ("Silent" in mode) return { ...base, mode: "silent" };
  return unreachable(mode);
}

/** What `sim_set_conduct` takes: what is null stays as it is. */
export const SetConductArgs = IDL.Record({
  payout: IDL.Opt(ConductArgs),
  refund: IDL.Opt(ConductArgs),
});
/** The values of `SetConductArgs`. */
export type SetConductArgs = { payout: [] | [ConductArgs]; refund: [] | [ConductArgs] };

/** What the methods of tests answer. */
export const SimResult = IDL.Variant({ Ok: IDL.Null, Err: IDL.Text });
/** The values of `SimResult`. */
export type SimResult = { Ok: null } | { Err: string };

/** The argument that KongSwap's stand-in is installed with; null on upgrade keeps what stands. */
export const KongswapInitArgs = IDL.Opt(
  IDL.Record({
    admins: IDL.Vec(IDL.Principal),
    ckusdt: IDL.Principal,
    icp: IDL.Principal,
  }),
);
/** The values of `KongswapInitArgs`. */
export type KongswapInitArgs = [] | [{ admins: Principal[]; ckusdt: Principal; icp: Principal }];

/** The argument that a pool's stand-in is installed with; null on upgrade keeps what stands. */
export const IcpswapPoolInitArgs = IDL.Opt(
  IDL.Record({ admins: IDL.Vec(IDL.Principal), token0: Token, token1: Token }),
);
/** The values of `IcpswapPoolInitArgs`. */
export type IcpswapPoolInitArgs = [] | [{ admins: Principal[]; token0: Token; token1: Token }];

/**
 * The argument that the factory's stand-in is installed with; null on upgrade keeps what stands.
 */
export const IcpswapFactoryInitArgs = IDL.Opt(IDL.Record({ admins: IDL.Vec(IDL.Principal) }));
/** The values of `IcpswapFactoryInitArgs`. */
export type IcpswapFactoryInitArgs = [] | [{ admins: Principal[] }];

/** A pool that was installed and is to be listed by the factory's stand-in. */
export const AddPoolArgs = IDL.Record({
  token0: Token,
  token1: Token,
  fee: IDL.Nat,
  canister_id: IDL.Principal,
});
/** The values of `AddPoolArgs`. */
export type AddPoolArgs = { token0: Token; token1: Token; fee: bigint; canister_id: Principal };

/** Something that a pool owes somebody outside. */
export const QueuedPayout = IDL.Record({
  tx_id: IDL.Nat64,
  is_refund: IDL.Bool,
  owner: IDL.Principal,
  token: IDL.Text,
  amount: IDL.Nat,
  due_at_ns: IDL.Nat64,
  is_paying: IDL.Bool,
});
/** The values of `QueuedPayout`. */
export type QueuedPayout = {
  tx_id: bigint;
  is_refund: boolean;
  owner: Principal;
  token: string;
  amount: bigint;
  due_at_ns: bigint;
  is_paying: boolean;
};
