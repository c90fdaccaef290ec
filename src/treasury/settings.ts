import type { RecordCodec } from "../environment/stable-cell.js";
import { assert, unreachable } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { equalBytes } from "../kernel/bytes.js";
import type { Right } from "./errors.js";
import { type VenueId, venueId } from "./ids.js";
import type { Status } from "./model.js";

/** The anonymous principal, raw. */
const ANONYMOUS = Uint8Array.of(4);

/** Who may do what. Raw principals; none is compiled in. */
export type Roles = {
  readonly governance?: Uint8Array;
  readonly guardian?: Uint8Array;
  readonly operators: readonly Uint8Array[];
};

/** What the treasury was installed with and what people have set since. */
export type Settings = {
  readonly roles: Roles;
  readonly icpLedger: Uint8Array;
  readonly kongswap?: Uint8Array;
  readonly icpswapFactory?: Uint8Array;
  readonly status: Status;
  readonly statusSinceNs: bigint;
  /** When a person last resumed trading: older falls of the portfolio do not trip again. */
  readonly resumedAtNs: bigint;
  /** Venues that a person has switched off. */
  readonly venuesOff: readonly VenueId[];
  /** Configuration in force: its place in the log of configurations. */
  readonly configVersion: bigint;
  /** A looser configuration that waits for its delay. */
  readonly pending?: { readonly configVersion: bigint; readonly activatesAtNs: bigint };
};

/**
 * Whether a caller has a right. Governance may do all; operators run; a guardian can only pause.
 * While no governance is set, operators govern (§9). Everybody can speak as the anonymous caller:
 * it may do nothing, whatever role it was given (B-83).
 */
export function hasRight(roles: Roles, caller: Uint8Array, right: Right): boolean {
  if (equalBytes(caller, ANONYMOUS)) return false;
  const isGovernance = roles.governance !== undefined && equalBytes(roles.governance, caller);
  const isOperator = roles.operators.some((operator) => equalBytes(operator, caller));
  switch (right) {
    case "govern":
      return isGovernance || (roles.governance === undefined && isOperator);
    case "operate":
      return isGovernance || isOperator;
    case "guard":
      return (
        isGovernance ||
        isOperator ||
        (roles.guardian !== undefined && equalBytes(roles.guardian, caller))
      );
    default:
      return unreachable(right);
  }
}

const VERSION = 2;
const STATUSES: readonly Status["type"][] = ["idle", "trading", "paused", "failed"];

/** Settings in stable memory. */
export const settingsRecord: RecordCodec<Settings> = {
  encode(settings) {
    const writer = sharedWriter().u8(VERSION);
    const { roles, status } = settings;
    writer.opt(roles.governance, (bytes) => writer.bytes(bytes));
    writer.opt(roles.guardian, (bytes) => writer.bytes(bytes));
    writer.list(roles.operators, (bytes) => writer.bytes(bytes)).bytes(settings.icpLedger);
    writer.opt(settings.kongswap, (bytes) => writer.bytes(bytes));
    writer.opt(settings.icpswapFactory, (bytes) => writer.bytes(bytes));
    writer.u8(STATUSES.indexOf(status.type)).text("reason" in status ? status.reason : "");
    writer.u64(settings.statusSinceNs).u64(settings.resumedAtNs);
    writer.list(settings.venuesOff, (venue) => writer.text(venue)).u64(settings.configVersion);
    writer.opt(settings.pending, ({ configVersion, activatesAtNs }) =>
      writer.u64(configVersion).u64(activatesAtNs),
    );
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version >= 1 && version <= VERSION, () => `settings of version ${version}`);
    const governance = reader.opt(() => reader.bytes());
    const guardian = reader.opt(() => reader.bytes());
    const operators = reader.list(() => reader.bytes());
    const icpLedger = reader.bytes();
    const kongswap = reader.opt(() => reader.bytes());
    const icpswapFactory = reader.opt(() => reader.bytes());
    const status = readStatus(reader);
    const statusSinceNs = reader.u64();
    // Version 1 knew of no resumption but the last change of the status.
    const resumedAtNs = version === 1 ? statusSinceNs : reader.u64();
    const venuesOff = reader.list(() => venueId(reader.text()));
    const configVersion = reader.u64();
    const pending = reader.opt(() => ({
      configVersion: reader.u64(),
      activatesAtNs: reader.u64(),
    }));

    return {
      roles: {
        operators,
        ...(governance === undefined ? {} : { governance }),
        ...(guardian === undefined ? {} : { guardian }),
      },
      icpLedger,
      ...(kongswap === undefined ? {} : { kongswap }),
      ...(icpswapFactory === undefined ? {} : { icpswapFactory }),
      status,
      statusSinceNs,
      resumedAtNs,
      venuesOff,
      configVersion,
      ...(pending === undefined ? {} : { pending }),
    };
  },
};

function readStatus(reader: ByteReader): Status {
  const type = STATUSES[reader.u8()];
  const reason = reader.text();
  assert(type !== undefined, "settings without a status");
  return type === "paused" || type === "failed" ? { type, reason } : { type };
}
