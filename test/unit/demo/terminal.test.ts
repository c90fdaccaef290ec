import { describe, expect, test } from "@jest/globals";

import { openScreen } from "../../../src/demo/terminal.js";

/** A place to write to that shows what a terminal would. */
function fakeOutput(options: { readonly isTTY: boolean; readonly columns?: number }) {
  let lines: string[] = [];
  return {
    ...options,
    lines: () => lines,
    write(text: string) {
      const erase = new RegExp(
        `^${String.fromCharCode(27)}\\[(\\d+)A${String.fromCharCode(27)}\\[J$`,
      );
      const up = erase.exec(text)?.[1];
      if (up !== undefined) lines = lines.slice(0, -Number(up));
      else lines.push(...text.split("\n").slice(0, -1));
    },
  };
}

describe("openScreen", () => {
  test("default: on a terminal the panel stays below the lines and is drawn over", () => {
    const output = fakeOutput({ isTTY: true, columns: 120 });
    const screen = openScreen(output, 100);
    screen.print(["#0"]);
    screen.draw(() => ["panel a", "second"]);
    screen.print(["#1"]);
    expect(output.lines()).toEqual(["#0", "#1", "panel a", "second"]);

    screen.draw(() => ["panel b"]);
    expect(output.lines()).toEqual(["#0", "#1", "panel b"]);
  });

  test.each([{ isTTY: false, columns: 200 }, { isTTY: true, columns: 80 }, { isTTY: true }])(
    "behavior: elsewhere one panel in ten is written: %j",
    (options) => {
      const output = fakeOutput(options);
      const screen = openScreen(output, 100);
      let drawnCount = 0;
      for (let i = 0; i < 12; i++) {
        screen.print([`#${i}`]);
        screen.draw(() => {
          drawnCount += 1;
          return ["panel"];
        });
      }

      expect(drawnCount).toBe(2);
      expect(output.lines().slice(0, 6)).toEqual(["#0", "", "panel", "", "#1", "#2"]);
    },
  );
});
