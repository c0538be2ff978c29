import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createLog } from "../../src/ops/log.ts";
import { safeError } from "../../src/ops/safe-error.ts";

const CANARY = "zebra-canary-4711";

function record(level: "debug" | "info" = "debug") {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? "null") };
}

describe("createLog", () => {
  it("writes one JSON object a line with level, time, message and ids", () => {
    const { log, lines, last } = record();
    log.info("event", { caseId: "c-1", type: "nudged", channelId: "C0ACME", ts: "1.2", count: 3, ok: undefined });
    expect(lines).toHaveLength(1);
    expect(last()).toMatchObject({ level: "info", msg: "event", caseId: "c-1", type: "nudged", ts: "1.2", count: 3 });
    expect(Date.parse(last().time)).not.toBeNaN();
  });

  it("leaves out what is below its level", () => {
    const { log, lines } = record("info");
    log.debug("quiet");
    expect(lines).toEqual([]);
  });

  it.each([
    ["text", CANARY],
    ["blocks", [{ text: CANARY }]],
    ["name", CANARY],
    ["title", CANARY],
    ["botToken", CANARY],
    ["anythingElse", CANARY],
    ["reason", `${CANARY} with spaces`],
    ["fields", { note: CANARY, text: CANARY, deep: { deeper: CANARY } }],
    ["path", `someone@${CANARY}`],
    ["error", new Error(CANARY)],
    ["error", Object.assign(new TypeError(`x\n    at ${CANARY} (file:///${CANARY}.ts:1:2)\n`), { code: "E1" })],
    ["error", { name: CANARY.replaceAll("-", " "), message: CANARY, data: { error: `${CANARY} x` } }],
  ])("never lets out content under %s", (key, value) => {
    const { log, lines } = record();
    log.error("failed", { [key]: value });
    expect(lines.join()).not.toContain(CANARY);
    expect(lines).toHaveLength(1);
  });

  it("lets out no foreign text under any name but as an identifier", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (key, noise) => {
        const { log, lines } = record();
        log.warn("odd", { [key]: `${CANARY} ${noise}` });
        expect(/^(?:path|folder|places?|warning)$/.test(key) || !lines.join().includes(CANARY)).toBe(true);
      }),
    );
  });
});

describe("safeError", () => {
  it("keeps class, codes, frames and causes", () => {
    const cause = Object.assign(new Error(CANARY), { code: "ECONNREFUSED" });
    const error = Object.assign(new RangeError(CANARY, { cause }), {
      code: "slack_webapi_platform_error",
      data: { error: "not_in_channel" },
    });
    const safe = safeError(error);
    expect(safe).toMatchObject({
      name: "RangeError",
      code: "slack_webapi_platform_error/not_in_channel",
      cause: { name: "Error", code: "ECONNREFUSED" },
    });
    expect(safe.frames[0]).toMatch(/log\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(safe)).not.toContain(CANARY);
  });

  it("keeps the words of our own errors", () => {
    const error = new Error("static words");
    error.name = "UnsealError";
    expect(safeError(error).message).toBe("static words");
  });

  it.each([[CANARY], [null], [undefined], [42], [{}]])("takes anything thrown: %p", (thrown) => {
    expect(JSON.stringify(safeError(thrown))).not.toContain(CANARY);
  });
});
