/** What a link into Slack points at. */
export type SlackLink =
  | { readonly type: "message"; readonly channelId: string; readonly ts: string; readonly threadTs?: string }
  | { readonly type: "file"; readonly fileId: string };

/** The first link to a message or a file, as Slack's "Copy link" gives it; `null` when there is none. */
export function slackLink(text: string): SlackLink | null {
  const plain = text.replaceAll("&amp;", "&");
  const message = /\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?[^\s>|]*?\bthread_ts=(\d+\.\d+))?/.exec(plain);
  if (message !== null) {
    const [, channelId = "", seconds, micros, threadTs] = message;
    const ts = `${seconds}.${micros}`;
    return { type: "message", channelId, ts, ...(threadTs === undefined || threadTs === ts ? {} : { threadTs }) };
  }
  const file = /\/files\/[UWT][A-Z0-9-]+\/(?:[^\s/>|]+\/)?(F[A-Z0-9]{2,})\b/.exec(plain);
  return file?.[1] === undefined ? null : { type: "file", fileId: file[1] };
}
