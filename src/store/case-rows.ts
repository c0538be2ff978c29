import type { Case, RecordedGap } from "../core/case.ts";
import type { MessageRef } from "../core/message.ts";
import type { cases, gaps } from "./schema.ts";

/** A case as a row. */
export function caseRow(value: Case): typeof cases.$inferInsert {
  const { ref, ...columns } = value;
  return { ...columns, teamId: ref.teamId, channelId: ref.channelId, ts: ref.ts, threadTs: ref.threadTs ?? null };
}

/** A row as a case. */
export function caseFromRow(row: typeof cases.$inferSelect): Case {
  const { teamId, channelId, ts, threadTs, ...columns } = row;
  return { ...columns, ref: refOf(teamId, channelId, ts, threadTs) };
}

/** A gap as a row. */
export function gapRow(gap: RecordedGap): typeof gaps.$inferInsert {
  return {
    reason: gap.reason,
    what: gap.what,
    at: gap.at,
    teamId: gap.ref?.teamId ?? null,
    channelId: gap.ref?.channelId ?? null,
    ts: gap.ref?.ts ?? null,
    threadTs: gap.ref?.threadTs ?? null,
  };
}

/** A row as a gap. */
export function gapFromRow(row: typeof gaps.$inferSelect): RecordedGap {
  const { teamId, channelId, ts } = row;
  const ref = teamId === null || channelId === null || ts === null ? null : refOf(teamId, channelId, ts, row.threadTs);
  return { reason: row.reason, what: row.what, ref, at: row.at };
}

function refOf(teamId: string, channelId: string, ts: string, threadTs: string | null): MessageRef {
  return threadTs === null ? { teamId, channelId, ts } : { teamId, channelId, ts, threadTs };
}
