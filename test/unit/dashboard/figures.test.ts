import { describe, expect, test } from "@jest/globals";

import { axisText } from "../../../src/dashboard/figures.js";

const AT_NS = "1769000000000000000";
const DAY_NS = 86_400_000_000_000n;

describe("moments on an axis", () => {
  test("default: hours within a day, days as well beyond", () => {
    expect(axisText(AT_NS, DAY_NS)).toBe("12:53");
    expect(axisText(AT_NS, DAY_NS + 1n)).toBe("21 Jan 12:53");
  });
});
