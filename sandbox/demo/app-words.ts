import type { Change } from "../model/change.ts";
import { isAppsOwn } from "../model/messages.ts";
import type { Sandbox, Shown } from "../sandbox.ts";
import { shownEphemeral, shownMessage } from "../screen.ts";
import { isObject } from "../web-api/block-rules.ts";

/** One thing the app wrote on somebody's screen. */
export interface AppWords {
  readonly channelId: string;
  /** Everything of it, blocks included. */
  readonly all: string;
}

/** Keeps all the app ever shows, also what a later version replaces. */
export class AppWordsRecord {
  readonly #slack: Sandbox;
  readonly #words: AppWords[] = [];
  readonly #stop: () => void;

  constructor(slack: Sandbox) {
    this.#slack = slack;
    this.#stop = slack.workspace.subscribe((change) => this.#note(change));
  }

  get all(): readonly AppWords[] {
    return this.#words;
  }

  stop(): void {
    this.#stop();
  }

  #note(change: Change): void {
    if (
      (change.kind === "message-posted" || change.kind === "message-changed") &&
      isAppsOwn(this.#slack.workspace, change.message)
    ) {
      this.#add(shownMessage(change.channel, change.message));
    } else if (change.kind === "ephemeral-changed" && !change.ephemeral.deleted) {
      this.#add(shownEphemeral(this.#slack.workspace, change.ephemeral));
    } else if (change.kind === "view-changed") {
      const { blocks, ...rest } = change.record.view;
      // What a person typed stays in the field they typed it in.
      const said = Array.isArray(blocks) ? blocks.filter((block) => isObject(block) && block.type !== "input") : [];
      this.#words.push({ channelId: "", all: JSON.stringify({ ...rest, blocks: said }) });
    }
  }

  #add(shown: Shown): void {
    this.#words.push({
      channelId: shown.channelId,
      all: `${shown.text}\n${shown.plain}\n${JSON.stringify(shown.blocks)}`,
    });
  }
}
