/** Calls a minute of Slack's tiers; 5 stands for its special ones. */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, 5: 300 } as const;
const POSTS_PER_CHANNEL_AND_MINUTE = 60;
const MINUTE_MS = 60_000;

/** Sliding one-minute windows by method and token. */
export class RateLimits {
  readonly #factor: number | null;
  readonly #recent = new Map<string, number[]>();

  constructor(setting: "off" | number) {
    this.#factor = setting === "off" ? null : setting;
  }

  /** Counts a call. Seconds to wait when it is one too many, else `null`. */
  exceeded(method: string, tier: keyof typeof PER_MINUTE, token: string, channel: string): number | null {
    if (this.#factor === null) {
      return null;
    }
    const isPost = method === "chat.postMessage";
    const key = isPost ? `${method} ${token} ${channel}` : `${method} ${token}`;
    const most = Math.max(1, Math.floor((isPost ? POSTS_PER_CHANNEL_AND_MINUTE : PER_MINUTE[tier]) * this.#factor));
    const now = Date.now();
    const recent = (this.#recent.get(key) ?? []).filter((at) => at > now - MINUTE_MS);
    this.#recent.set(key, recent);
    const first = recent[recent.length - most];
    if (first !== undefined) {
      return Math.max(1, Math.ceil((first + MINUTE_MS - now) / 1000));
    }
    recent.push(now);
    return null;
  }
}
