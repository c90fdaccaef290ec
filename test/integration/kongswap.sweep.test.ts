import { sweepTests } from "../helpers/sweep-tests.js";

sweepTests("single at KongSwap by allowance");
sweepTests("single at KongSwap by transfer");
