import type { BotEvent } from "../bot-log.ts";
import type { Sandbox } from "../sandbox.ts";

const TIMEOUT_MS = 10_000;

/** What the bot recorded and wrote while the story played. */
export class BotFacts {
  readonly #slack: Sandbox;
  readonly #events: BotEvent[] = [];
  readonly #lines: string[] = [];

  constructor(slack: Sandbox) {
    this.#slack = slack;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  line(line: string): void {
    this.#lines.push(line);
  }

  event(event: BotEvent): void {
    this.#events.push(event);
    // Wakes whoever waits for something to happen in the workspace.
    this.#slack.workspace.emit({ kind: "traffic" });
  }

  ofType(type: string): readonly BotEvent[] {
    return this.#events.filter((event) => event.type === type);
  }

  /** The case of the message at this place, if the bot opened one. */
  caseOf(channelId: string, ts: string): string | null {
    const { homeTeamId } = this.#slack.workspace;
    const found = this.ofType("detected").find((one) => one.fields.messageId === `${homeTeamId}/${channelId}/${ts}`);
    return found?.caseId ?? null;
  }

  /** Waits until the bot has recorded one of these of the case. */
  recorded(caseId: string, ...types: readonly string[]): Promise<BotEvent> {
    return this.#slack.waitFor(
      () => this.#events.find((event) => event.caseId === caseId && types.includes(event.type)),
      TIMEOUT_MS,
      `the bot to record "${types.join('" or "')}"`,
    );
  }
}
