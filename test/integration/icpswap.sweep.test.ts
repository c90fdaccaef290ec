import { sweepTests } from "../helpers/sweep-tests.js";

sweepTests("single at ICPSwap by allowance");
sweepTests("single at ICPSwap by transfer");
