import { describe, expect, it } from "@jest/globals";
import { webApi } from "@slack/bolt";
import { faultName, isPassing, slackErrorCode } from "../../src/slack/errors.ts";

function refused(error: unknown): webApi.WebAPIPlatformError {
  return new webApi.WebAPIPlatformError(JSON.parse(JSON.stringify({ ok: false, error })));
}

describe("names of faults", () => {
  it("are Slack's codes, and nothing that only stands in a code's place", () => {
    expect(slackErrorCode(refused("channel_not_found"))).toBe("channel_not_found");
    for (const foreign of ["Project Falcon", "falcon-ipo", "x".repeat(65), "", "9lives", 7, null, { a: 1 }]) {
      expect(slackErrorCode(refused(foreign))).toBe("other");
      expect(faultName(refused(foreign))).toBe("other");
      expect(isPassing(refused(foreign))).toBe(false);
    }
    expect(slackErrorCode(new Error("Project Falcon"))).toBeNull();
    expect(faultName(new Error("Project Falcon"))).toBe("Error");
  });
});
