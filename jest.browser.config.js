import config from "./jest.config.js";

/** Tests of pages, in a browser. @type {import("jest").Config} */
export default {
  ...config,
  testMatch: ["<rootDir>/test/browser/**/*.browser.test.ts"],
  testPathIgnorePatterns: [],
};
