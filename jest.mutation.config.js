import base from "./jest.config.js";

/**
 * For Stryker: only the tests that stand beside what it mutates, in its environment, which notes what each test covers,
 * and on stores in memory, since starting a database for each of thousands of mutants would take hours.
 *
 * @type {import("jest").Config}
 */
export default {
  ...base,
  roots: ["<rootDir>/src/core", "<rootDir>/src/matching", "<rootDir>/tests/core", "<rootDir>/tests/matching"],
  moduleNameMapper: { "^\\.{1,2}/database-stores\\.ts$": "<rootDir>/tests/core/memory-stores.ts" },
  setupFiles: ["<rootDir>/tests/brief-properties.ts"],
  // What these hold to is time, which an instrumented text machinery takes more of.
  testPathIgnorePatterns: ["/node_modules/", "/worst-case\\.test\\.ts$"],
  testEnvironment: "@stryker-mutator/jest-runner/jest-env/node",
  watchman: false,
};
