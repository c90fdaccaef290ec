import { randomCyclesTests } from "../helpers/random-cycles-tests.js";

randomCyclesTests("small trades by allowance", { seed: 1 });
randomCyclesTests("small trades, some tokens by transfer", {
  seed: 4,
  transferWay: ["ICP", "CHAT", "ckETH"],
});
