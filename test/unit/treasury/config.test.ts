import { describe, expect, test } from "@jest/globals";

import {
  defaultConfig,
  exactTotalE8sMax,
  loosenedFields,
  type TreasuryConfig,
  validateConfig,
} from "../../../src/treasury/config.js";
import { numberFieldNames, numberRanges } from "../../../src/treasury/config-numbers.js";
import { KONGSWAP, tokenId, venueId } from "../../../src/treasury/ids.js";

const MINUTE_NS = 60_000_000_000n;
const DAY_NS = 1_440n * MINUTE_NS;

describe("validateConfig", () => {
  test.each(numberFieldNames)("error: OutOfRange when %s leaves its range", (field) => {
    const { least, most } = numberRanges[field];

    for (const given of [least - 1n, most + 1n]) {
      const checked = validateConfig(changed({ [field]: given }));
      expect(checked).toMatchObject({ ok: false });
      if (!checked.ok)
        expect(checked.error).toContainEqual({ type: "OutOfRange", field, given, least, most });
    }
  });

  test.each(numberFieldNames)("behavior: both ends of the range of %s are in it", (field) => {
    const { least, most } = numberRanges[field];

    for (const given of [least, most]) {
      const checked = validateConfig(changed({ [field]: given }));
      const problems = checked.ok ? [] : checked.error;
      expect(problems.filter(({ type }) => type === "OutOfRange")).toEqual([]);
    }
  });

  test.each([
    ["tradeValueE8sMin", "tradeValueE8sMax", 5_000_000n],
    ["shortSyncNs", "longSyncNs", 20n * MINUTE_NS],
    ["shortSyncNs", "priceAgeNsMax", 20n * MINUTE_NS],
    ["fillPriceChangeBpMax", "priceJumpBpMax", 1_000n],
  ] as const)("error: NotBelow when %s is not below %s", (field, aboveField, value) => {
    const equal = changed({ [field]: value, [aboveField]: value });
    const below = changed({ [field]: value - 1n, [aboveField]: value });

    expect(problemsOf(equal)).toContainEqual({
      type: "NotBelow",
      field,
      given: value,
      aboveField,
      above: value,
    });
    expect(problemsOf(below)).toEqual([]);
  });

  test("error: TooFewVenues when more sources are needed than there are venues", () => {
    expect(problemsOf(changed({ priceSourceCountMin: 3n }))).toEqual([
      { type: "TooFewVenues", priceSourceCountMin: 3n, venueCount: 2 },
    ]);
  });

  test("error: VenueCount without any venue and with nine", () => {
    const nine = Array.from({ length: 9 }, (_, index) => venueId(`venue-${index}`));

    expect(problemsOf(changed({ venueOrder: [] }))).toEqual([
      { type: "VenueCount", venueCount: 0, venueCountMax: 8 },
    ]);
    expect(problemsOf(changed({ venueOrder: nine }))).toEqual([
      { type: "VenueCount", venueCount: 9, venueCountMax: 8 },
    ]);
  });

  test("error: VenueTwice when the order names a venue twice", () => {
    expect(problemsOf(changed({ venueOrder: [KONGSWAP, KONGSWAP] }))).toEqual([
      { type: "VenueTwice", venueId: KONGSWAP },
    ]);
  });

  test("error: FallbackVenueRefused when a Kong leg were to fall back", () => {
    expect(problemsOf(changed({ fallbackVenues: [KONGSWAP] }))).toEqual([
      { type: "FallbackVenueRefused", venueId: KONGSWAP },
    ]);
  });

  test("error: ConditionCount above 64 conditions", () => {
    const condition = { direction: "up", changeBp: 1n, windowNs: DAY_NS } as const;
    const priceConditions = Array.from({ length: 65 }, () => condition);

    expect(problemsOf(changed({ priceConditions }))).toEqual([
      { type: "ConditionCount", conditionCount: 65, conditionCountMax: 64 },
    ]);
  });

  test("error: ConditionOutOfRange outside of 0 … 1000 % and 1 minute … 7 days", () => {
    const bad = changed({
      priceConditions: [
        { direction: "down", changeBp: 100_000n, windowNs: MINUTE_NS },
        { direction: "up", changeBp: 100_001n, windowNs: 7n * DAY_NS + 1n },
        { direction: "up", changeBp: -1n, windowNs: MINUTE_NS - 1n },
      ],
    });

    expect(
      problemsOf(bad).map((p) => p.type === "ConditionOutOfRange" && p.conditionIndex),
    ).toEqual([1, 1, 2, 2]);
    expect(problemsOf(bad)[1]).toEqual({
      type: "ConditionOutOfRange",
      conditionIndex: 1,
      part: "windowNs",
      given: 7n * DAY_NS + 1n,
      least: MINUTE_NS,
      most: 7n * DAY_NS,
    });
  });

  test("behavior: every problem is listed at once", () => {
    const problems = problemsOf(
      changed({ cycleIntervalNs: 1n, slippageBpMax: 9_999n, venueOrder: [] }),
    );

    expect(problems.map(({ type }) => type)).toEqual(["OutOfRange", "OutOfRange", "VenueCount"]);
  });

  test("default: the figures of the source are valid", () => {
    expect(validateConfig(defaultConfig)).toEqual({ ok: true, value: defaultConfig });
  });
});

describe("exactTotalE8sMax", () => {
  test("default: exact targeting is out of reach above 31.25 ICP (B-46)", () => {
    expect(exactTotalE8sMax(defaultConfig)).toBe(3_125_000_000n);
  });
});

describe("loosenedFields", () => {
  test("default: no change loosens nothing", () => {
    expect(loosenedFields(defaultConfig, defaultConfig)).toEqual([]);
  });

  test("behavior: raising a limit and lowering a need loosen, the other ways do not", () => {
    const base = changed({ priceSourceCountMin: 2n });

    expect(loosenedFields(base, { ...base, slippageBpMax: 451n })).toEqual(["slippageBpMax"]);
    expect(loosenedFields(base, { ...base, priceSourceCountMin: 1n })).toEqual([
      "priceSourceCountMin",
    ]);
    expect(loosenedFields(base, { ...base, slippageBpMax: 449n, tradeValueE8sMin: 3n })).toEqual(
      [],
    );
  });

  test("behavior: a switch, a fallback venue and a weaker condition loosen", () => {
    const weaker = { direction: "down", changeBp: 3_001n, windowNs: DAY_NS } as const;
    const stricter = { direction: "down", changeBp: 2_999n, windowNs: 2n * DAY_NS } as const;
    const narrower = { ...stricter, tokenId: tokenId("aaaaa-aa") };

    expect(loosenedFields(defaultConfig, changed({ singleVenuePartials: true }))).toEqual([
      "singleVenuePartials",
    ]);
    expect(loosenedFields(defaultConfig, changed({ fallbackVenues: [venueId("other")] }))).toEqual([
      "fallbackVenues",
    ]);
    for (const priceConditions of [[], [weaker], [narrower]])
      expect(loosenedFields(defaultConfig, changed({ priceConditions }))).toEqual([
        "priceConditions",
      ]);
    expect(loosenedFields(defaultConfig, changed({ priceConditions: [stricter] }))).toEqual([]);
  });
});

function changed(changes: Partial<TreasuryConfig>): TreasuryConfig {
  return { ...defaultConfig, ...changes };
}

function problemsOf(config: TreasuryConfig) {
  const checked = validateConfig(config);
  return checked.ok ? [] : checked.error;
}
