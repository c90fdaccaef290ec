import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { defaultConfig, type PriceCondition, type TreasuryConfig } from "./config.js";
import { type ConfigNumbers, numberDefaults, numberFieldNames } from "./config-numbers.js";
import { tokenId, venueId } from "./ids.js";

/** One version of the configuration, who set it and why. */
export type ConfigEntry = {
  readonly config: TreasuryConfig;
  readonly setAtNs: bigint;
  /** Raw principal. */
  readonly setBy: Uint8Array;
  readonly reason: string;
};

const VERSION = 1;

/**
 * Configurations in stable memory. Numbers are stored under their names, so that a parameter that
 * is added later reads as its default in an old record.
 */
export const configRecord: RecordCodec<ConfigEntry> = {
  encode({ config, setAtNs, setBy, reason }) {
    const writer = sharedWriter().u8(VERSION).u64(setAtNs).bytes(setBy).text(reason);
    writer.list(numberFieldNames, (name) => writer.text(name).u128(config[name]));
    writer.bool(config.partialRule === "max_coverage").bool(config.singleVenuePartials);
    writer.list(config.venueOrder, (venue) => writer.text(venue));
    writer.list(config.fallbackVenues, (venue) => writer.text(venue));
    writer.list(config.priceConditions, (condition) => {
      writer.opt(condition.tokenId, (id) => writer.text(id));
      writer
        .bool(condition.direction === "up")
        .u64(condition.changeBp)
        .u64(condition.windowNs);
    });
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version === VERSION, () => `configuration of version ${version}`);
    const meta = { setAtNs: reader.u64(), setBy: reader.bytes(), reason: reader.text() };
    const config: TreasuryConfig = {
      ...defaultConfig,
      ...readNumbers(reader),
      partialRule: reader.bool() ? "max_coverage" : "lowest_slippage",
      singleVenuePartials: reader.bool(),
      venueOrder: reader.list(() => venueId(reader.text())),
      fallbackVenues: reader.list(() => venueId(reader.text())),
      priceConditions: reader.list(() => readCondition(reader)),
    };
    return { ...meta, config };
  },
};

function readNumbers(reader: ByteReader): ConfigNumbers {
  const stored = new Map(reader.list(() => [reader.text(), reader.u128()] as const));
  const numbers: { -readonly [Field in keyof ConfigNumbers]: bigint } = { ...numberDefaults };
  for (const name of numberFieldNames) numbers[name] = stored.get(name) ?? numbers[name];
  return numbers;
}

function readCondition(reader: ByteReader): PriceCondition {
  const id = reader.opt(() => tokenId(reader.text()));
  const condition: PriceCondition = {
    direction: reader.bool() ? "up" : "down",
    changeBp: reader.u64(),
    windowNs: reader.u64(),
  };
  return id === undefined ? condition : { ...condition, tokenId: id };
}
