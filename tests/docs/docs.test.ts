import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { DETECTORS_HELP } from "../../src/cli/detectors.ts";
import { DOCTOR_HELP } from "../../src/cli/doctor.ts";
import { EXPORT_HELP } from "../../src/cli/export.ts";
import { IMPORT_HELP } from "../../src/cli/import.ts";
import { HELP } from "../../src/cli/run-command.ts";
import { SCAN_HELP } from "../../src/cli/scan.ts";
import { VARIABLE_NAMES } from "../../src/config/environment.ts";
import { loadPolicy } from "../../src/config/load-policy.ts";
import { policyFileSchema } from "../../src/config/policy-schema.ts";
import { RINGS } from "../../src/core/audience.ts";
import { ANSWERS } from "../../src/core/case.ts";
import { DEFAULT_POLICY, POLICY_CLASSES } from "../../src/core/policy.ts";
import { nudgePost } from "../../src/slack/nudge-blocks.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { run } from "../cli/run.ts";
import { brokenLinks, example, markdownPages, page, rowOf, sourceFiles } from "./pages.ts";

describe("links", () => {
  it.each(markdownPages())("%s leads only to what is there", (path) => {
    expect(brokenLinks(path)).toEqual([]);
  });
});

describe("docs/operations.md", () => {
  it.each(VARIABLE_NAMES)("explains %s", (name) => {
    expect(page("docs/operations.md")).toContain(`\`${name}\``);
  });
});

describe("names in the pages", () => {
  it.each(markdownPages())("%s speaks only of settings there are", (path) => {
    const named = [...page(path).matchAll(/\b(?:SLACK|SOTTO)_[A-Z_]+\b/gu)].map(([name]) => name);
    expect(named.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });
});

/** Dotted paths of every key; entries of lists and records are `*`. */
function keysOf(schema: z.core.$ZodType, path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return keysOf(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) {
    return keysOf(schema.element, `${path}.*`);
  }
  if (schema instanceof z.ZodRecord) {
    return keysOf(schema.valueType, `${path}.*`);
  }
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const full = path === "" ? key : `${path}.${key}`;
    return [full, ...keysOf(value, full)];
  });
}

describe("docs/policy.md", () => {
  const keys = keysOf(policyFileSchema, "").filter((key) => !key.startsWith("table."));

  it("knows of keys at every depth", () => {
    expect(keys).toEqual(expect.arrayContaining(["mode", "digest.every", "custom.*.id", "detectors.*.quiet"]));
  });

  it.each(keys)("explains %s", (key) => {
    expect(rowOf("docs/policy.md", key)).not.toBeNull();
  });

  it("gives the defaults of single values", () => {
    const given: Record<string, unknown> = {
      ...DEFAULT_POLICY,
      "files.maxBytes": DEFAULT_POLICY.files.maxBytes,
      "files.timeoutSeconds": DEFAULT_POLICY.files.timeoutSeconds,
      ...Object.fromEntries(Object.entries(DEFAULT_POLICY.fatigue).map(([key, value]) => [`fatigue.${key}`, value])),
      "digest.every": DEFAULT_POLICY.digest.every,
      "digest.at": DEFAULT_POLICY.digest.at,
    };
    const single = Object.entries(given).filter(([, value]) => typeof value !== "object");
    expect(single.map(([key]) => [key, rowOf("docs/policy.md", key)?.[2]])).toEqual(
      single.map(([key, value]) => [key, `\`${String(value)}\``]),
    );
  });

  it.each(POLICY_CLASSES)("gives the row of %s", (policyClass) => {
    expect(rowOf("docs/policy.md", policyClass)?.slice(2, 6)).toEqual(
      RINGS.map((ring) => DEFAULT_POLICY.table[policyClass][ring]),
    );
  });

  it("leads to an example that is valid and says the defaults", () => {
    const read = loadPolicy(page("policy.example.yaml"), "policy.example.yaml");
    expect({ ...read, detectors: {}, custom: [] }).toEqual(DEFAULT_POLICY);
  });
});

describe("docs/metrics.md", () => {
  const text = page("docs/metrics.md");

  function namesIn(pattern: RegExp, path: string): string[] {
    return [...page(path).matchAll(pattern)].map((found) => found[1] ?? "");
  }

  it("explains every counter and timing the metrics page knows", () => {
    const [, counters = "", timings = ""] =
      /const COUNTERS[^{]*\{([\s\S]*?)\n\};[\s\S]*const TIMINGS[\s\S]*?= \{([\s\S]*?)\n\};/u.exec(
        page("src/ops/metrics.ts"),
      ) ?? [];
    const known = [
      ...[...counters.matchAll(/^ {2}(\w+):/gmu)].map((found) => `sotto_${found[1]}_total`),
      ...[...timings.matchAll(/^ {2}(\w+):/gmu)].map((found) => `sotto_${found[1]}_seconds`),
    ];
    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("explains every counter and timing that is used", () => {
    const used = sourceFiles("src").flatMap((path) => [
      ...namesIn(/metrics\??\.count\(\s*"(\w+)"/gu, path).map((name) => `sotto_${name}_total`),
      ...namesIn(/metrics\??\.observe\(\s*"(\w+)"/gu, path).map((name) => `sotto_${name}_seconds`),
    ]);
    expect(used.length).toBeGreaterThan(10);
    expect([...new Set(used)].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("docs/commands.md", () => {
  it("quotes each command's help as it is", () => {
    const text = page("docs/commands.md");
    for (const help of [HELP, SCAN_HELP, DETECTORS_HELP, IMPORT_HELP, EXPORT_HELP, DOCTOR_HELP]) {
      expect(text).toContain(help);
    }
  });
});

describe("README.md", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sotto-docs-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("shows what the scan of its example prints", async () => {
    for (const name of ["register.yaml", "messages.jsonl"]) {
      writeFileSync(join(folder, name), example("README.md", name));
    }
    const [, words = ""] = example("README.md", "command").trim().split(" sotto -- ");
    const ran = await run(words.split(" "), "", folder);
    expect(ran.out).toBe(example("README.md", "output"));
    expect(ran.code).toBe(0);
  });

  it("shows a nudge in the words that authors read", () => {
    const { blocks } = nudgePost(
      {
        caseId: "case_1",
        action: "confirm",
        ring: "external",
        audience: {
          kind: "public",
          externalOrgs: [{ id: "T0ACME", name: "Acme Corp" }],
          externalMembers: 1,
          guests: 0,
          members: 3,
          memberIds: ["U1", "U2", "U3"],
          memberOrgs: { U3: "T0ACME" },
          pendingShare: false,
          complete: true,
        },
        reasons: [
          {
            policyClass: "embargo",
            detector: "embargo-term",
            kind: "embargo-name",
            title: "the name of something under embargo",
            label: "P••• F•••",
            liftsAt: Date.parse("2030-12-01T09:00Z"),
            liftZone: "Europe/London",
            count: 1,
            inFile: false,
          },
        ],
        answers: ANSWERS,
        permalink: null,
        zone: "Europe/London",
        locale: null,
      },
      "in-place",
    );
    const shown = page("README.md").replace(/\n│ +/gu, " ").replace(/ +/gu, " ");
    const said = blocks.flatMap((block) => (block.type === "section" ? [block.text?.text ?? ""] : []));
    expect(said).toHaveLength(3);
    for (const words of said) {
      expect(shown).toContain(words.replaceAll("*", ""));
    }
    for (const [index, answer] of ANSWERS.entries()) {
      expect(shown).toContain(`press ${index + 1} ${ENGLISH.answers[answer]}`);
      expect(page("README.md")).toContain(`| **${ENGLISH.answers[answer]}** |`);
    }
  });
});
