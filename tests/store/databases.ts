import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "@jest/globals";
import type { Case, CaseFinding } from "../../src/core/case.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { silentLog } from "../engines/logs.ts";
import { postgres, postgresMissing, type TestPostgres } from "../engines/postgres.ts";

export interface OpenedDatabase {
  readonly database: Database;
  readonly url: string | null;
  readonly dataDir: string;
  readonly server: TestPostgres | null;
  close(): Promise<void>;
}

/** A fresh embedded database in a folder of its own. */
export async function openEmbedded(): Promise<OpenedDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "sotto-data-"));
  const database = await openDatabase({ databaseUrl: null, dataDir, log: silentLog });
  return {
    database,
    url: null,
    dataDir,
    server: null,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fresh database on a server. */
export async function openOn(server: TestPostgres, name: string): Promise<OpenedDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "sotto-data-"));
  const url = await server.newDatabase(name);
  const database = await openDatabase({ databaseUrl: url, dataDir, log: silentLog });
  return {
    database,
    url,
    dataDir,
    server,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs a suite on the embedded database and on PostgreSQL; the latter skips aloud where there is none. */
export function onEveryDatabase(name: string, suite: (open: () => Promise<OpenedDatabase>) => void): void {
  describe(`${name} on PGlite`, () => {
    suite(openEmbedded);
  });
  onPostgres(name, (server) => suite(() => openOn(server, `sotto_${Math.random().toString(36).slice(2)}`)));
}

const server = await postgres();

/** Runs a suite with a PostgreSQL server; skips aloud where there is none. */
export function onPostgres(name: string, suite: (server: TestPostgres) => void): void {
  if (server === null) {
    describe.skip(`${name} on PostgreSQL: skipped, ${postgresMissing}`, () => undefined);
    return;
  }
  describe(`${name} on PostgreSQL`, () => {
    suite(server);
  });
}

/** Ends the server this file's suites used. */
export async function stopPostgres(): Promise<void> {
  await server?.stop();
}

export function finding(overrides: Partial<CaseFinding> = {}): CaseFinding {
  return {
    detector: "client-name",
    kind: "name",
    part: "text",
    start: 0,
    end: 4,
    severity: "high",
    confidence: 0.9,
    subjectId: "client-1",
    ...overrides,
  };
}

export function aCase(overrides: Partial<Case> = {}): Case {
  return {
    id: "case-1",
    ref: { teamId: "T1", channelId: "C1", ts: "1700000000.000100" },
    origin: {
      teamId: "T1",
      enterpriseId: null,
      authorizedUserId: null,
      conversation: "channel",
      externalHint: true,
    },
    authorId: "U1",
    state: "open",
    action: "confirm",
    ring: "external",
    revision: "rev-1",
    revisedAt: 1_000,
    findings: [finding()],
    openedAt: 1_000,
    nudgesRequested: 0,
    nudgesSent: 0,
    nudgedAt: null,
    mergedInto: null,
    answeredAt: null,
    answer: null,
    sealedReason: null,
    closedAt: null,
    deadlineAt: null,
    escalatedAt: null,
    settlesAt: null,
    alerts: [],
    sealedHeldText: null,
    remediedAt: null,
    exposure: { members: 14, guests: 2, externalMembers: 3, externalOrgs: 1 },
    verdict: null,
    heldOut: false,
    ...overrides,
  };
}
