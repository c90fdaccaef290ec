import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { calendarText } from "../../../src/ledger/calendar-text.js";

const NS_PER_SEC = 1_000_000_000n;

test("default: writes the moment as clocks of that zone show it", () => {
  expect(calendarText(0n, 0)).toBe("1970-01-01 00:00:00 UTC");
  expect(calendarText(0n, -1)).toBe("1969-12-31 23:59:00 UTC-00:01");
  expect(calendarText(1_709_164_800n * NS_PER_SEC - 1n, 0)).toBe("2024-02-28 23:59:59 UTC");
  expect(calendarText(1_709_164_800n * NS_PER_SEC, 90)).toBe("2024-02-29 01:30:00 UTC+01:30");
  expect(calendarText(2n ** 64n - 1n, 0)).toBe("2554-07-21 23:34:33 UTC");
});

test("property: agrees with another calendar at every moment of 64 bits, in every zone", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.integer({ min: -32_768, max: 32_767 }),
      (atNs, offsetMinutes) => {
        const local = new Date(Number(atNs / NS_PER_SEC) * 1000 + offsetMinutes * 60_000);
        const [day, time] = local.toISOString().split("T");
        expect(calendarText(atNs, offsetMinutes)).toContain(`${day} ${time?.slice(0, 8)} UTC`);
      },
    ),
    { numRuns: 2000 },
  );
});
