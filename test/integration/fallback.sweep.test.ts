import { sweepTests } from "../helpers/sweep-tests.js";

sweepTests("fallback to ICP");
