import type { Case, RecordedGap } from "../../src/core/case.ts";
import { eventHash, FIRST_PREVIOUS_HASH, type NewEvent, type StoredEvent } from "../../src/core/event.ts";
import { createTurns } from "../../src/core/in-turn.ts";
import type { ModerationJob, ReviewJob } from "../../src/core/jobs.ts";
import { type MessageRef, messageKey } from "../../src/core/message.ts";
import type {
  CaseTransaction,
  LabelPassage,
  NudgeKey,
  RememberedNudge,
  RememberedOverride,
} from "../../src/core/ports.ts";
import type { SubjectEntry } from "../../src/core/subject.ts";
import type { CoreStores } from "./stores.ts";

interface Contents {
  cases: Map<string, Case>;
  superseded: Map<string, number>;
  nudges: Map<string, RememberedNudge>;
  overrides: Map<string, RememberedOverride>;
  notices: Set<string>;
  gaps: RecordedGap[];
  jobs: (ModerationJob | ReviewJob)[];
  events: NewEvent[];
}

function nothing(): Contents {
  return {
    cases: new Map(),
    superseded: new Map(),
    nudges: new Map(),
    overrides: new Map(),
    notices: new Set(),
    gaps: [],
    jobs: [],
    events: [],
  };
}

function placeOf({ teamId, channelId, ts }: MessageRef): string {
  return messageKey({ teamId, channelId, ts });
}

function caseAt(contents: Contents, ref: MessageRef): Case | null {
  return [...contents.cases.values()].find((value) => placeOf(value.ref) === placeOf(ref)) ?? null;
}

function nudgeKey({ teamId, channelId, authorId, topic }: NudgeKey): string {
  return JSON.stringify([teamId, channelId, authorId, topic]);
}

function isAbout(key: string, topic: string): boolean {
  const [, , , of]: unknown[] = JSON.parse(key);
  return of === topic;
}

function openTransaction(contents: Contents): CaseTransaction {
  return {
    caseOfMessage: async (ref) => caseAt(contents, ref),
    caseById: async (id) => contents.cases.get(id) ?? null,
    async saveCase(value) {
      contents.cases.set(value.id, value);
    },
    async supersede(ref, revisedAt) {
      contents.superseded.set(placeOf(ref), Math.max(revisedAt, contents.superseded.get(placeOf(ref)) ?? 0));
    },
    supersededAt: async (ref) => contents.superseded.get(placeOf(ref)) ?? null,
    async append(events) {
      contents.events.push(...events);
    },
    lastNudge: async (key) => contents.nudges.get(nudgeKey(key)) ?? null,
    async rememberNudge(key, nudge) {
      contents.nudges.set(nudgeKey(key), nudge);
    },
    async forgetNudges(caseId) {
      contents.nudges = new Map([...contents.nudges].filter(([, nudge]) => nudge.caseId !== caseId));
    },
    lastOverride: async (key) => contents.overrides.get(nudgeKey(key)) ?? null,
    async rememberOverride(key, override) {
      contents.overrides.set(nudgeKey(key), override);
    },
    async forgetOverride(key) {
      contents.overrides.delete(nudgeKey(key));
    },
    async forgetTopic(topic) {
      const others = <T>(kept: ReadonlyMap<string, T>) => new Map([...kept].filter(([key]) => !isAbout(key, topic)));
      contents.overrides = others(contents.overrides);
      contents.nudges = others(contents.nudges);
    },
    isNoticeGiven: async (key) => contents.notices.has(key),
    async firstNotice(key) {
      const first = !contents.notices.has(key);
      contents.notices.add(key);
      return first;
    },
    casesMergedInto: async (caseId) =>
      [...contents.cases.values()]
        .filter((value) => value.mergedInto === caseId)
        .sort((a, b) => b.openedAt - a.openedAt),
    async recordGap(gap) {
      contents.gaps.push(gap);
    },
    async outbox(job) {
      contents.jobs.push(job);
    },
  };
}

function isOverdue({ state, deadlineAt, escalatedAt, settlesAt }: Case, now: number): boolean {
  const late = state === "open" && deadlineAt !== null && deadlineAt <= now && escalatedAt === null;
  return late || ((state === "open" || state === "escalated") && settlesAt !== null && settlesAt <= now);
}

function chained(events: readonly NewEvent[]): StoredEvent[] {
  let previousHash = FIRST_PREVIOUS_HASH;
  return events.map((event, index) => {
    const stored = { ...event, sequence: index + 1, previousHash, hash: eventHash(event, index + 1, previousHash) };
    previousHash = stored.hash;
    return stored;
  });
}

/**
 * The stores in memory, for mutation runs, which repeat the tests thousands of times. That the same tests pass on a
 * real database is what shows that these behave alike.
 */
export async function openStores(): Promise<CoreStores> {
  let contents = nothing();
  const entries = new Map<string, SubjectEntry>();
  const removed = new Set<string>();
  let passages: readonly (LabelPassage & { readonly sequence: number })[] = [];
  let sequence = 0;
  let version = 0;
  const inTurn = createTurns();

  /** What is known of a source stays; a passage that grew is new. */
  function addPassages(added: readonly LabelPassage[]): void {
    for (const passage of added) {
      const known = passages.find((one) => one.labelId === passage.labelId && one.source === passage.source);
      const fingerprints = [...new Set([...(known?.fingerprints ?? []), ...passage.fingerprints])];
      if (fingerprints.length > (known?.fingerprints.length ?? 0)) {
        sequence += 1;
        passages = [...passages.filter((one) => one !== known), { ...passage, fingerprints, sequence }];
      }
    }
  }

  return {
    cases: {
      transaction: (work) =>
        inTurn("transaction", async () => {
          const draft = structuredClone(contents);
          const result = await work(openTransaction(draft));
          contents = draft;
          return result;
        }),
      caseById: async (id) => contents.cases.get(id) ?? null,
      caseOfMessage: async (ref) => caseAt(contents, ref),
      cases: async ({ teamId, authorId, channelId, from, to, states, limit, newestFirst }) =>
        [...contents.cases.values()]
          .filter(
            (value) =>
              (teamId === undefined || value.ref.teamId === teamId) &&
              (authorId === undefined || value.authorId === authorId) &&
              (channelId === undefined || value.ref.channelId === channelId) &&
              (from === undefined || value.openedAt >= from) &&
              (to === undefined || value.openedAt < to) &&
              (states === undefined || states.includes(value.state)),
          )
          .sort((a, b) => (newestFirst === true ? b.openedAt - a.openedAt : a.openedAt - b.openedAt))
          .slice(0, limit),
      overdue: async (now, limit) =>
        [...contents.cases.values()].filter((value) => isOverdue(value, now)).slice(0, limit),
      gaps: async (from, to) => contents.gaps.filter(({ at }) => at >= from && at < to),
      eventsOf: async (type, from) =>
        chained(contents.events).filter((event) => event.type === type && event.at >= from),
      async *events() {
        yield* chained(contents.events);
      },
      async expire(before) {
        const kept = [...contents.cases].filter(([, value]) => value.openedAt >= before);
        const expired = contents.cases.size - kept.length;
        contents.cases = new Map(kept);
        return expired;
      },
    },
    register: {
      version: async () => ({ entries: version, passages: sequence }),
      all: async () => [...entries.values()],
      changes: async () => ({ put: [...entries.values()], removed: [...removed] }),
      async *passages(after) {
        yield { passages: passages.filter((one) => one.sequence > after), last: sequence };
      },
      async put(added, events, ownPassages = [], asOf = version) {
        if (asOf !== version) {
          return false;
        }
        version += 1;
        for (const entry of added) {
          entries.set(entry.id, entry);
          removed.delete(entry.id);
        }
        addPassages(ownPassages);
        contents.events.push(...events);
        return true;
      },
      async addPassages(added) {
        addPassages(added.filter(({ labelId }) => entries.has(labelId)));
      },
      async remove(id, events) {
        version += 1;
        contents.events.push(...events);
        removed.add(id);
        passages = passages.filter(({ labelId }) => labelId !== id);
        return entries.delete(id);
      },
    },
    async empty() {
      contents = nothing();
      entries.clear();
      passages = [];
    },
    events: async () => chained(contents.events),
    takeJobs: async () => contents.jobs.splice(0),
    async close() {},
  };
}
