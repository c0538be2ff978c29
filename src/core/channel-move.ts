import type { CaseStore } from "./ports.ts";

/**
 * Takes a conversation's cases along to its new id, so that what is deleted, edited or answered there finds them.
 * Slack gives a new id when a share begins.
 */
export async function moveCases(
  teamId: string,
  move: { readonly from: string; readonly to: string },
  { cases }: { readonly cases: CaseStore },
): Promise<void> {
  for (const { id } of await cases.cases({ teamId, channelId: move.from })) {
    await cases.transaction(async (tx) => {
      const value = await tx.caseById(id);
      if (value === null || value.ref.channelId !== move.from) {
        return;
      }
      const ref = { ...value.ref, channelId: move.to };
      // A message may have been edited, and its case opened anew, under the new id already.
      if ((await tx.caseOfMessage(ref)) === null) {
        await tx.saveCase({ ...value, ref });
      }
    });
  }
}
