import type { Button, KnownBlock } from "@slack/types";
import type { HomeReport } from "../core/home.ts";
import { header, plain, section } from "./blocks.ts";
import { HOME_BUTTON } from "./home-buttons.ts";
import { type Reader, sayDate } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** What people can be asked to allow, and where. */
export interface ProtectionOffer {
  /** The page that leads to Slack's question; `null` when nobody switched the install flow on. */
  readonly installUrl: string | null;
  /** Slack's user scopes that are asked for. */
  readonly scopes: readonly string[];
}

/** Without one of these nothing of a person's direct messages comes to Sotto. */
const HEARING: ReadonlySet<string> = new Set(["im:history", "mpim:history"]);

/** "Protect my direct messages": the offer, or what is read, why, and the way to stop it. */
export function protectionBlocks(
  { consent, nudges }: NonNullable<HomeReport["protection"]>,
  reader: Reader,
  offer: ProtectionOffer,
): readonly KnownBlock[] {
  const words = wordsFor(reader.locale);
  const say = words.protection;
  const whatIsRead = section(`*${say.readTitle}*\n${say.read}\n*${say.neverTitle}*\n${say.never}`);
  if (consent === null) {
    return [
      header(say.title),
      section(offer.installUrl === null ? `${say.offer}\n_${say.off}_` : say.offer),
      ...(offer.installUrl === null
        ? []
        : [
            whatIsRead,
            scopeList(say.askedTitle, offer.scopes, "why", words),
            actions([{ ...pageButton(offer.installUrl, say.button), style: "primary" }]),
          ]),
    ];
  }
  const granted = offer.scopes.filter((scope) => consent.scopes.includes(scope));
  const missing = offer.scopes.filter((scope) => !consent.scopes.includes(scope));
  const isReading = granted.some((scope) => HEARING.has(scope));
  return [
    header(say.title),
    section(isReading ? `${say.since(sayDate(consent.since, reader))} ${say.nudges(nudges)}` : say.notReading),
    ...(isReading ? [whatIsRead] : []),
    ...(granted.length === 0 ? [] : [scopeList(say.allowedTitle, granted, "why", words)]),
    ...(missing.length === 0 ? [] : [scopeList(say.missingTitle, missing, "without", words)]),
    actions([
      stopButton(words),
      ...(missing.length === 0 || offer.installUrl === null ? [] : [pageButton(offer.installUrl, say.allowRest)]),
    ]),
  ];
}

function scopeList(
  title: string,
  scopes: readonly string[],
  what: "why" | "without",
  { protection }: Words,
): KnownBlock {
  const lines = scopes.map((scope) => `• \`${scope}\`: ${protection.scopes[scope]?.[what] ?? ""}`);
  return section([`*${title}*`, ...lines].join("\n"));
}

function actions(elements: Button[]): KnownBlock {
  return { type: "actions", block_id: "sotto_protection", elements };
}

function pageButton(url: string, label: string): Button {
  return { type: "button", action_id: HOME_BUTTON.protect, text: plain(label), url };
}

function stopButton({ protection: say }: Words): Button {
  return {
    type: "button",
    action_id: HOME_BUTTON.stopProtecting,
    text: plain(say.stop),
    style: "danger",
    confirm: {
      title: plain(say.stopTitle),
      text: plain(say.stopText),
      confirm: plain(say.stopConfirm),
      deny: plain(say.stopDeny),
      style: "danger",
    },
  };
}
