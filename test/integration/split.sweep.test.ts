import { sweepTests } from "../helpers/sweep-tests.js";

sweepTests("split by allowance");
sweepTests("split by transfer");
