import { expect, test } from "@jest/globals";

import { TreasuryFace } from "../../../src/suite/treasury-face.js";
import { raise } from "../../../src/treasury/context.js";
import { openTreasury } from "../../helpers/treasury-in-memory.js";

test("behavior: a page holds a hundred records where no limit is named, or a larger one", () => {
  const { context } = openTreasury();
  for (let i = 0; i < 120; i++) raise(context, { kind: "cycle", message: `alert ${i}` });
  const face = new TreasuryFace(context);

  for (const limit of [[], [1_000]] as const) {
    const page = face.alerts({ after: [], limit: [...limit] as [] | [number] });
    expect(page).toMatchObject({ next: [99n], oldest: 0n });
    expect((page as { alerts: object[] }).alerts).toHaveLength(100);
  }
  expect(face.alerts({ after: [118n], limit: [] })).toMatchObject({
    alerts: [{ message: "alert 119" }],
    next: [],
  });
});
