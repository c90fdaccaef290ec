import { IDL, type Principal } from "./idl.js";
import { type Method, method } from "./method.js";
import type { ConfigValue } from "./treasury-config.js";
import { EventView } from "./treasury-events.js";
import * as types from "./treasury-types.js";

/** What every administrative method answers. */
export type Reply = { Ok: unknown } | { Err: object };

type Opt<T> = [] | [T];

/** The values of the init argument. */
export type InitValue = {
  governance: Opt<Principal>;
  guardian: Opt<Principal>;
  operators: Principal[];
  icp_ledger: Principal;
  kongswap: Opt<Principal>;
  icpswap_factory: Opt<Principal>;
  config: Opt<ConfigValue>;
};

/** The argument of `init` and of an upgrade: null keeps what stands. */
export const initParams = [IDL.Opt(types.InitArgs)];

const reason = { reason: IDL.Text };

/** A method of one record that answers `Ok` of a type, or a refusal. */
function act<Fields>(fields: Record<string, IDL.Type>, ok: IDL.Type): Method<[Fields], Reply> {
  const result = IDL.Variant({ Ok: ok, Err: types.TreasuryError });
  return method<[Fields], Reply>([IDL.Record(fields)], result);
}

/** A method that only carries a reason. */
export type Reasoned = { reason: string };

export const reasoned = act<Reasoned>(reason, IDL.Null);
export const runCycleNow = act<Reasoned & { dry_run: boolean }>(
  { ...reason, dry_run: IDL.Bool },
  types.CycleView,
);
export const updateConfig = act<Reasoned & { config: ConfigValue; expected_version: bigint }>(
  { ...reason, config: types.Config, expected_version: IDL.Nat64 },
  IDL.Record({
    version: IDL.Nat64,
    activates_at_ns: IDL.Nat64,
    loosened: IDL.Vec(IDL.Text),
  }),
);
export const cancelPendingConfig = act<Reasoned & { version: bigint }>(
  { ...reason, version: IDL.Nat64 },
  IDL.Null,
);
export const addToken = act<Reasoned & { ledger: Principal; target_bp: bigint }>(
  { ...reason, ledger: IDL.Principal, target_bp: IDL.Nat64 },
  types.TokenView,
);
export const aboutToken = act<Reasoned & { ledger: Principal }>(
  { ...reason, ledger: IDL.Principal },
  IDL.Null,
);
export const setTargets = act<Reasoned & { targets: { ledger: Principal; target_bp: bigint }[] }>(
  {
    ...reason,
    targets: IDL.Vec(IDL.Record({ ledger: IDL.Principal, target_bp: IDL.Nat64 })),
  },
  IDL.Null,
);
export const setVenue = act<Reasoned & { venue: string; enabled: boolean }>(
  { ...reason, venue: IDL.Text, enabled: IDL.Bool },
  IDL.Null,
);
export const withdraw = act<
  Reasoned & {
    ledger: Principal;
    to: { owner: Principal; subaccount: Opt<Uint8Array> };
    amount_atoms: bigint;
  }
>(
  { ...reason, ledger: IDL.Principal, to: types.Account, amount_atoms: IDL.Nat },
  IDL.Record({ transfer_id: IDL.Nat64, block_index: IDL.Nat64 }),
);
export const closeLeg = act<Reasoned & { leg_id: bigint }>(
  { ...reason, leg_id: IDL.Nat64 },
  IDL.Null,
);
export const reserve = act<
  Reasoned & {
    reservation_id: string;
    purpose: string;
    owner: string;
    ledger: Principal;
    amount_atoms: bigint;
    expires_at_ns: Opt<bigint>;
  }
>(
  {
    ...reason,
    reservation_id: IDL.Text,
    purpose: IDL.Text,
    owner: IDL.Text,
    ledger: IDL.Principal,
    amount_atoms: IDL.Nat,
    expires_at_ns: IDL.Opt(IDL.Nat64),
  },
  IDL.Null,
);
export const release = act<Reasoned & { reservation_id: string }>(
  { ...reason, reservation_id: IDL.Text },
  IDL.Null,
);
export const recoverNow = act<Reasoned>(reason, IDL.Record({ settled_leg_count: IDL.Nat32 }));

/** A query without arguments. */
function ask(result: IDL.Type): Method<[], object> {
  return method<[], object>([], result);
}

export const getStatus = ask(types.StatusView);
export const getConfig = ask(
  IDL.Record({ version: IDL.Nat64, config: types.Config, pending: IDL.Opt(types.Config) }),
);
export const getPortfolio = ask(types.PortfolioView);
export const getRequirements = ask(types.PreviewView);
export const whereIsTheMoney = ask(IDL.Vec(types.MoneyView));
export const checkInvariants = ask(IDL.Vec(types.InvariantView));
export const getReservations = ask(
  IDL.Vec(
    IDL.Record({
      reservation_id: IDL.Text,
      purpose: IDL.Text,
      owner: IDL.Text,
      token: IDL.Principal,
      amount_atoms: IDL.Nat,
      expires_at_ns: IDL.Opt(IDL.Nat64),
    }),
  ),
);

/** The values of a page's argument. */
export type PageValue = { after: Opt<bigint>; limit: Opt<number> };

function page(name: string, item: IDL.Type): Method<[PageValue], object> {
  return method<[PageValue], object>([types.PageArgs], types.PageOf(name, item));
}

export const getCycles = page("cycles", types.CycleView);
export const getTrades = page("trades", types.TradeView);
export const getLegs = page("legs", types.LegView);
export const getTransfers = page("transfers", types.TransferView);
export const getPrices = page("prices", types.PriceView);
export const getSnapshots = page("snapshots", types.SnapshotView);
export const getAlerts = page("alerts", types.AlertView);
export const getEvents = page("events", EventView);

type CycleId = { cycle_id: bigint };
export const getCycle = act<CycleId>({ cycle_id: IDL.Nat64 }, types.CycleView);
export const explainCycle = act<CycleId>({ cycle_id: IDL.Nat64 }, types.ExplanationView);
