import { sweepTests } from "../helpers/sweep-tests.js";

sweepTests("fallback at ICPSwap by allowance");
sweepTests("fallback at ICPSwap by transfer");
sweepTests("fallback at KongSwap by allowance");
sweepTests("fallback at KongSwap by transfer");
