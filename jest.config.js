/** @type {import("jest").Config} */
export default {
  testEnvironment: "<rootDir>/test/kept-code.cjs",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // Those need a browser, everything else Node alone.
  testPathIgnorePatterns: ["/node_modules/", "\\.browser\\.test\\.ts$"],
  transform: {
    "^.+\\.[jt]s$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { decoratorVersion: "2022-03" },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // Published as ES modules only; everything else in node_modules is left as it is.
  transformIgnorePatterns: ["/node_modules/(?!(@noble|@dfinity)/)"],
  moduleNameMapper: {
    "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.js"],
    // Its ES modules have names that Jest never reads as anything else.
    "^(d3-[a-z-]+)$": "<rootDir>/node_modules/$1/dist/$1.js",
  },
  testSequencer: "<rootDir>/test/longest-first.cjs",
  testTimeout: 120_000,
};
