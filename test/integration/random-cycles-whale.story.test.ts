import { DEMO_PROFILES } from "../../src/sim/demo-network.js";
import { randomCyclesTests } from "../helpers/random-cycles-tests.js";

randomCyclesTests("large trades by allowance", { seed: 2, profile: DEMO_PROFILES.whale });
randomCyclesTests("large trades by transfer", {
  seed: 3,
  profile: DEMO_PROFILES.whale,
  transferWay: ["ICP", "ckBTC", "ckETH", "ckUSDT", "CHAT", "SNEED"],
});
