import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";
import { type Account, accountFromRaw } from "./account.js";

/** A value of the token's metadata (ICRC-1). */
export type MetadataValue =
  | { readonly type: "nat"; readonly value: bigint }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "blob"; readonly value: Uint8Array };

/** How much may be minted within a year, besides the cap (T-11, B-19). */
export type MintBudget = {
  /** Share of the supply at the year's start that may be minted within it. */
  readonly yearlyBp: bigint;
  /** Below this supply at the year's start, `bootstrapAtoms` may be minted instead. */
  readonly floorAtoms: bigint;
  readonly bootstrapAtoms: bigint;
};

/** Who may do what. Principals are raw bytes; an empty list means nobody. */
export type Roles = {
  /** May change the fee collector, the roles, the metadata; pause and deactivate; freeze. */
  readonly governance: Uint8Array | undefined;
  /** May pause and freeze, never undo either. */
  readonly guardian: Uint8Array | undefined;
  /** May mint with a reason (ICRC-152). */
  readonly minters: readonly Uint8Array[];
  /** May burn of any account with a reason (ICRC-152). */
  readonly burners: readonly Uint8Array[];
  /** May freeze and unfreeze (ICRC-153). */
  readonly freezers: readonly Uint8Array[];
  /** Modules that may lock, and move or burn what they locked. */
  readonly lockers: readonly Uint8Array[];
};

/** Everything about a token that its blocks do not say. */
export type TokenConfig = {
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  readonly mintingAccount: Account;
  /** Smallest burn through `icrc1_transfer`. */
  readonly burnAtomsMin: bigint;
  /** Cap on everything ever minted; burning does not reopen it. `undefined` means no cap. */
  readonly mintedAtomsMax: bigint | undefined;
  readonly mintBudget: MintBudget | undefined;
  readonly memoBytesMax: number;
  readonly windowNs: bigint;
  readonly driftNs: bigint;
  readonly roles: Roles;
  /** Accounts whose balances count as the treasury's in the supply figures. */
  readonly treasuryAccounts: readonly Account[];
  /** Further metadata, for instance a logo. */
  readonly metadata: readonly (readonly [string, MetadataValue])[];
  /** Standards that are listed; `undefined` lists every one that is implemented. */
  readonly listedStandards: readonly string[] | undefined;
  /** Whether blocks are also served as the ICP ledger serves them. */
  readonly isIcpFacade: boolean;
};

/** Length of a memo unless configured otherwise (B-72). */
export const MEMO_BYTES_DEFAULT = 80;
/** How long transactions are recognised unless configured otherwise. */
export const WINDOW_NS_DEFAULT = 24n * 3_600n * 1_000_000_000n;
/** How far clocks may differ unless configured otherwise. */
export const DRIFT_NS_DEFAULT = 60n * 1_000_000_000n;

const METADATA_TYPES = ["nat", "int", "text", "blob"] as const;

/** The configuration as a stable record. */
export const tokenConfigRecord = {
  encode(config: TokenConfig): Uint8Array {
    const writer = sharedWriter();
    const principal = (bytes: Uint8Array) => writer.bytes(bytes);
    const account = ({ raw }: Account) => writer.bytes(raw);
    const { roles, mintBudget } = config;

    writer.u16(1).text(config.name).text(config.symbol).u8(config.decimals).u64(config.feeAtoms);
    account(config.mintingAccount);
    writer.u128(config.burnAtomsMin).opt(config.mintedAtomsMax, (atoms) => writer.u128(atoms));
    writer.opt(mintBudget, ({ yearlyBp, floorAtoms, bootstrapAtoms }) =>
      writer.u64(yearlyBp).u128(floorAtoms).u128(bootstrapAtoms),
    );
    writer.u8(config.memoBytesMax).u64(config.windowNs).u64(config.driftNs);
    writer.opt(roles.governance, principal).opt(roles.guardian, principal);
    writer.list(roles.minters, principal).list(roles.burners, principal);
    writer.list(roles.freezers, principal).list(roles.lockers, principal);
    writer.list(config.treasuryAccounts, account);
    writer.list(config.metadata, ([key, value]) => writeMetadata(writer.text(key), value));
    writer.opt(config.listedStandards, (names) => writer.list(names, (name) => writer.text(name)));
    return writer.bool(config.isIcpFacade).done();
  },

  decode(bytes: Uint8Array): TokenConfig {
    const reader = new ByteReader(bytes);
    const principal = () => reader.bytes();
    const account = () => accountFromRaw(reader.bytes());
    reader.u16();

    return {
      name: reader.text(),
      symbol: reader.text(),
      decimals: reader.u8(),
      feeAtoms: reader.u64(),
      mintingAccount: account(),
      burnAtomsMin: reader.u128(),
      mintedAtomsMax: reader.opt(() => reader.u128()),
      mintBudget: reader.opt(() => ({
        yearlyBp: reader.u64(),
        floorAtoms: reader.u128(),
        bootstrapAtoms: reader.u128(),
      })),
      memoBytesMax: reader.u8(),
      windowNs: reader.u64(),
      driftNs: reader.u64(),
      roles: {
        governance: reader.opt(principal),
        guardian: reader.opt(principal),
        minters: reader.list(principal),
        burners: reader.list(principal),
        freezers: reader.list(principal),
        lockers: reader.list(principal),
      },
      treasuryAccounts: reader.list(account),
      metadata: reader.list(() => [reader.text(), readMetadata(reader)] as const),
      listedStandards: reader.opt(() => reader.list(() => reader.text())),
      isIcpFacade: reader.bool(),
    };
  },
};

function writeMetadata(writer: ByteWriter, metadata: MetadataValue): void {
  writer.u8(METADATA_TYPES.indexOf(metadata.type));
  switch (metadata.type) {
    case "nat":
      writer.u128(metadata.value);
      return;
    case "int":
      writer.i128(metadata.value);
      return;
    case "text":
      writer.text(metadata.value);
      return;
    case "blob":
      writer.bytes(metadata.value);
  }
}

function readMetadata(reader: ByteReader): MetadataValue {
  switch (METADATA_TYPES[reader.u8()]) {
    case "nat":
      return { type: "nat", value: reader.u128() };
    case "int":
      return { type: "int", value: reader.i128() };
    case "text":
      return { type: "text", value: reader.text() };
    default:
      return { type: "blob", value: reader.bytes() };
  }
}
