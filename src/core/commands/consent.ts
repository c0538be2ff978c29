import { event } from "../event.ts";
import { type ClientEntry, type Consent, subjectFacts } from "../subject.ts";
import { MAX_TERM_LENGTH } from "../term-rules.ts";
import { changeableSubject } from "./changeable-subject.ts";
import { type Asker, type CommandDeps, type Reply, refused } from "./command.ts";

/**
 * `client consent`: a client may be named, until when, for what and on whose word; `null` takes that back. Who
 * registered the client, and reviewers only.
 */
export async function recordConsent(
  asker: Asker,
  client: string,
  consent: Consent | null,
  deps: CommandDeps,
): Promise<Reply> {
  const found = await changeableSubject(asker, client, ["client"], deps);
  if ("refusal" in found) {
    return found.refusal;
  }
  const { entry } = found;
  const now = deps.clock.now();
  if (consent !== null && consent.until !== null && consent.until.at <= now) {
    return refused("past-lift");
  }
  if ([consent?.purpose, consent?.grantedBy].some((words) => [...(words ?? "")].length > MAX_TERM_LENGTH)) {
    return refused("consent-too-long");
  }
  const { consent: _, ...plain } = entry;
  const next: ClientEntry = consent === null ? plain : { ...plain, consent };
  await deps.register.put(
    [next],
    [
      // What for and by whom are people's words: they stay in the register.
      event("consent_recorded", now, null, asker.userId, {
        subject: entry.id,
        given: consent !== null,
        until: consent?.until?.at ?? null,
      }),
    ],
  );
  return { kind: "consent-recorded", facts: subjectFacts(next), consent };
}
