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
  // For a change to what is computed as a module loads, everything that loads it runs anew: a third of the changes would
  // take nineteen twentieths of the time. Take this line out to try them on one file.
  ignoreStatic: true,
  concurrency: 1,
  // Node keeps the modules of every run; a runner grows and slows with each.
  maxTestRunnerReuse: 25,
  // A run that is stopped begins again where files and tests changed.
  incremental: true,
  // TypeScript 7 has no JavaScript interface, with which Stryker would rewrite this file; nothing here needs it.
  ignorePatterns: ["tsconfig.json", "bench", "docs", "sandbox", "reports"],
  reporters: ["clear-text", "html"],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
