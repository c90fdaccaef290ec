import type { PriceCondition, TreasuryConfig } from "../treasury/config.js";
import {
  type ConfigNumbers,
  numberDefaults,
  numberFieldNames,
  parameterName,
} from "../treasury/config-numbers.js";
import { tokenId, venueId } from "../treasury/ids.js";
import { Principal } from "./idl.js";

type ConditionValue = {
  token: [] | [Principal];
  direction: { down: null } | { up: null };
  change_bp: bigint;
  window_ns: bigint;
};

/** The values of `Config`: the numbers under their names, and the rest. */
export type ConfigValue = { [number: string]: unknown } & {
  partial_rule: { lowest_slippage: null } | { max_coverage: null };
  single_venue_partials: boolean;
  venue_order: string[];
  fallback_venues: string[];
  price_conditions: ConditionValue[];
};

/** Reads a configuration; ranges are checked by the area, as a whole. */
export function toConfig(value: ConfigValue): TreasuryConfig {
  return {
    ...readNumbers(value),
    partialRule: "max_coverage" in value.partial_rule ? "max_coverage" : "lowest_slippage",
    singleVenuePartials: value.single_venue_partials,
    // Names that are no venue are refused here: an empty or endless one is no name at all.
    venueOrder: value.venue_order.filter(isName).map(venueId),
    fallbackVenues: value.fallback_venues.filter(isName).map(venueId),
    priceConditions: value.price_conditions.map(toCondition),
  };
}

function isName(name: string): boolean {
  return name.length > 0 && name.length <= 32;
}

function readNumbers(value: ConfigValue): ConfigNumbers {
  const numbers: { -readonly [Field in keyof ConfigNumbers]: bigint } = { ...numberDefaults };
  for (const name of numberFieldNames) {
    const number = value[parameterName(name)];
    if (typeof number === "bigint") numbers[name] = number;
  }
  return numbers;
}

function toCondition({ token, direction, change_bp, window_ns }: ConditionValue): PriceCondition {
  const condition: PriceCondition = {
    direction: "up" in direction ? "up" : "down",
    changeBp: change_bp,
    windowNs: window_ns,
  };
  const [ledger] = token;
  return ledger === undefined ? condition : { ...condition, tokenId: tokenId(ledger.toText()) };
}

/** Writes a configuration. */
export function fromConfig(config: TreasuryConfig): ConfigValue {
  return {
    ...Object.fromEntries(numberFieldNames.map((name) => [parameterName(name), config[name]])),
    partial_rule:
      config.partialRule === "max_coverage" ? { max_coverage: null } : { lowest_slippage: null },
    single_venue_partials: config.singleVenuePartials,
    venue_order: [...config.venueOrder],
    fallback_venues: [...config.fallbackVenues],
    price_conditions: config.priceConditions.map((condition) => ({
      token: condition.tokenId === undefined ? [] : [Principal.fromText(condition.tokenId)],
      direction: condition.direction === "up" ? { up: null } : { down: null },
      change_bp: condition.changeBp,
      window_ns: condition.windowNs,
    })),
  };
}
