import { describe, expect, test } from "@jest/globals";

import {
  amountText,
  axisText,
  heldText,
  percentText,
  signedPercentText,
} from "../../../src/dashboard/figures.js";

const AT_NS = "1769000000000000000";
const DAY_NS = 86_400_000_000_000n;

describe("moments on an axis", () => {
  test("default: hours within a day, days as well beyond, and days alone at midnight", () => {
    expect(axisText(AT_NS, DAY_NS)).toBe("12:53");
    expect(axisText(AT_NS, DAY_NS + 1n)).toBe("21 Jan 12:53");
    expect(axisText("1769040000000000000", DAY_NS + 1n)).toBe("22 Jan");
  });
});

describe("figures of the page", () => {
  test("default: as everywhere, but that a unit never leaves its number", () => {
    expect(amountText("2403541473500", 8, 4)).toBe("24,035.4147");
    expect(amountText("-5", 2, 2)).toBe("−0.05");
    expect(percentText(2_459)).toBe("24.59\u202f%");
    expect([412, -412, 0].map(signedPercentText)).toEqual([
      "+4.12\u202f%",
      "−4.12\u202f%",
      "±0.00\u202f%",
    ]);
  });

  test("behavior: of a little of a dear token the first four digits are shown", () => {
    expect(heldText("8649", 8)).toBe("0.00008649");
    expect(heldText("1852516698417492", 18)).toBe("0.001852");
    expect(heldText("3703703703", 8)).toBe("37.037037");
    expect(heldText("0", 8)).toBe("0.000000");
    expect(heldText("12", 0)).toBe("12");
  });

  test("behavior: parts of a basis point are rounded to the nearest", () => {
    expect(percentText(-115.6)).toBe("−1.16\u202f%");
  });
});
