import { describe, expect, test } from "@jest/globals";

import {
  builtNetwork,
  expectAsRecorded,
  memoryNetwork,
  RECORDED_POOL,
} from "../helpers/recorded-network.js";
import { replay } from "../helpers/replay.js";

describe.each([
  ["in memory", memoryNetwork],
  ["built, on the local network", builtNetwork],
])("the venues' stand-ins, %s", (_, start) => {
  test("story: answer every recorded step as the real venues did, to the unit and the letter", async () => {
    const replayed = await replay(start(), [1, 129]);

    expectAsRecorded(replayed);
    const answered = (canister: string) =>
      replayed.filter(({ step }) => step.canister === canister).length;
    expect([answered("kong"), answered(RECORDED_POOL)]).toEqual([38, 39]);
  });
});
