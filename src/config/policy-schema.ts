import { z } from "zod";
import { RINGS } from "../core/audience.ts";
import { ACTIONS, POLICY_CLASSES } from "../core/policy.ts";
import { isOcrLanguage } from "./ocr-language.ts";
import { isTimeZone } from "./time-zone.ts";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const SEVERITIES = ["low", "medium", "high"] as const;
const DAYS_IN_TEN_YEARS = 3_653;
const HOURS_IN_A_MONTH = 720;
const MOST_REMINDERS = 10;
const MEGABYTE = 1024 * 1024;

function keyed<K extends string, S>(keys: readonly K[], schema: S): Record<K, S> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>;
}

const severity = z.enum(SEVERITIES);
const confidence = z.number().min(0).max(1);
const zone = z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/London");
const words = z.string().trim().min(1, "must not be empty: an empty term would match everything");

const customRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be in kebab-case, for instance project-names"),
  title: words,
  terms: z.array(words).default([]),
  pattern: words.nullable().default(null),
  severity: severity.default("medium"),
  confidence: confidence.default(0.9),
});

const kindSettings = z.strictObject({
  minConfidence: confidence.nullable().default(null),
  quiet: z.boolean().nullable().default(null),
});

const detectorSettings = z.strictObject({
  enabled: z.boolean().default(true),
  minConfidence: confidence.nullable().default(null),
  quiet: z.boolean().default(false),
  kinds: z.record(z.string(), kindSettings).optional(),
});

/** A policy file as written: every key may be left out. */
export const policyFileSchema = z.strictObject({
  mode: z.enum(["enforce", "observe"]).optional(),
  zone: zone.optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  table: z
    .strictObject(keyed(POLICY_CLASSES, z.strictObject(keyed(RINGS, z.enum(ACTIONS).optional())).optional()))
    .optional(),
  minConfidence: confidence.optional(),
  insideSeverity: severity.optional(),
  outsideSeverity: severity.optional(),
  detectors: z.record(z.string(), detectorSettings).optional(),
  custom: z.array(customRule).optional(),
  typos: z.boolean().optional(),
  jigsaw: z
    .strictObject({ k: z.int().min(1).max(100).optional(), leastClues: z.int().min(1).max(10).optional() })
    .optional(),
  reason: z.enum(["never", "external", "always"]).optional(),
  deadlineMinutes: z.number().min(0.01).max(43_200).optional(),
  repeatHours: z.number().min(0).max(720).optional(),
  fatigue: z
    .strictObject({
      rememberDays: z.number().min(0).max(90).optional(),
      backOff: z.boolean().optional(),
      quietAbove: z.number().min(0).max(1).optional(),
      leastAnswers: z.int().min(1).max(1_000).optional(),
      holdOut: z.number().min(0).max(0.5).optional(),
    })
    .optional(),
  embargo: z
    .strictObject({
      remindHours: z
        .array(z.number().min(0.25).max(HOURS_IN_A_MONTH))
        .max(MOST_REMINDERS)
        .refine((hours) => new Set(hours).size === hours.length, "must not name the same hours twice")
        .optional(),
    })
    .optional(),
  includeBots: z.boolean().optional(),
  ignoreChannels: z.array(z.string().regex(/^[CGD][A-Z0-9]+$/, "must be a channel's id (C…), not its name")).optional(),
  drift: z
    .strictObject({
      days: z.int().min(0).max(365).optional(),
      messages: z.int().min(1).max(2_000).optional(),
      files: z.int().min(0).max(200).optional(),
    })
    .optional(),
  retentionDays: z.int().min(1).max(DAYS_IN_TEN_YEARS).optional(),
  digest: z
    .strictObject({
      every: z.enum(["day", "week", "never"]).optional(),
      weekday: z.enum(WEEKDAYS).optional(),
      at: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time of day as HH:MM")
        .optional(),
      zone: zone.optional(),
    })
    .optional(),
  files: z
    .strictObject({
      maxBytes: z
        .int()
        .min(1_024)
        .max(512 * MEGABYTE)
        .optional(),
      timeoutSeconds: z.number().min(1).max(600).optional(),
      ocrLanguages: z
        .array(z.string().refine(isOcrLanguage, "is not installed: add the package @tesseract.js-data/ with its code"))
        .optional(),
      faces: z.boolean().optional(),
    })
    .optional(),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;

/** 0 Sunday … 6 Saturday. */
export function weekdayNumber(name: (typeof WEEKDAYS)[number]): number {
  return WEEKDAYS.indexOf(name);
}
