import fc from "fast-check";

// For mutation runs, where a property is tried again for each of thousands of mutants: what stands after a
// second stands.
fc.configureGlobal({ interruptAfterTimeLimit: 1_000 });
