import { describe, expect, it } from "@jest/globals";
import { createMetrics } from "../../src/ops/metrics.ts";

describe("createMetrics", () => {
  it("renders counters and timings by name", async () => {
    const metrics = createMetrics({ processMetrics: false });
    metrics.count("cases", { action: "nudge", ring: "external" });
    metrics.count("cases", { action: "nudge", ring: "external" });
    metrics.observe("scan", 0.0002);
    const page = await metrics.render();
    expect(page).toContain('sotto_cases_total{action="nudge",ring="external"} 2');
    expect(page).toContain("sotto_scan_seconds_count 1");
    expect(metrics.contentType).toContain("text/plain");
  });

  it("never throws and never shows content", async () => {
    const metrics = createMetrics({ processMetrics: false });
    metrics.count("gaps", { reason: "unsupported" });
    metrics.count("gaps", { reason: "Project Falcon", extra: "Falcon" });
    metrics.count("gaps");
    metrics.count("Not A Name");
    metrics.observe("scan", Number.NaN);
    const page = await metrics.render();
    expect(page).not.toContain("Falcon");
    expect(page).toContain('sotto_gaps_total{reason="other"} 1');
    expect(page).toContain('sotto_gaps_total{reason="none"} 1');
  });

  it("stays small whatever the labels", async () => {
    const metrics = createMetrics({ processMetrics: false });
    for (let index = 0; index < 1_000; index++) {
      metrics.count("jobs", { name: `job-${index}` });
    }
    expect((await metrics.render()).split("\n").length).toBeLessThan(120);
  });
});
