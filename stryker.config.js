/**
 * Mutation tests of the domain and of the text machinery: `npm run mutation`, for one file `npm run mutation -- --mutate src/core/ring.ts`.
 * Nothing is left out by kind of mutant: the few strings of messages in these folders are not worth a blind spot.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  mutate: ["src/core/**/*.ts", "src/matching/**/*.ts"],
  testRunner: "jest",
  testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
  jest: { configFile: "jest.mutation.config.js" },
  coverageAnalysis: "perTest",
  concurrency: 1,
  incremental: true,
  // TypeScript 7 has no JavaScript interface, with which Stryker would rewrite this file; nothing here needs it.
  ignorePatterns: ["tsconfig.json", "bench", "docs", "sandbox", "reports"],
  reporters: ["clear-text", "html"],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
