/** What may be told of an error: never a foreign message, which can quote whatever was being handled. */
export interface SafeError {
  readonly name: string;
  readonly code?: string;
  /** Only of errors this project throws with static words. */
  readonly message?: string;
  /** Where it came from, innermost first; at most eight frames. */
  readonly frames: readonly string[];
  readonly cause?: SafeError;
}

/** Error classes of this project whose messages are static words plus names of settings. */
const STATIC_MESSAGES = new Set([
  "ConfigError",
  "UnsealError",
  "LinearPatternError",
  "FolderLockedError",
  "DatabaseUnavailableError",
  "CustomRuleError",
]);
const IDENTIFIER = /^[A-Za-z0-9_.:-]{1,64}$/;
const FRAME = /^\s+at (?:.* \()?((?:file:\/\/|node:|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/;
/** Frames without a place: `new Promise (<anonymous>)`, `async Promise.all (index 0)`. */
const PLACELESS = /^\s+at .*\((?:<anonymous>|native|index \d+)\)$/;
const MAX_FRAMES = 8;
const MAX_CAUSES = 3;

/** Reduces anything thrown to class, codes and places in the code. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (typeof error !== "object" || error === null) {
    return { name: typeof error, frames: [] };
  }
  const name = textOf(error, "name");
  const code = codeOf(error);
  const cause = "cause" in error ? error.cause : undefined;
  const isOurs = name !== null && STATIC_MESSAGES.has(name);
  const message = isOurs ? textOf(error, "message") : null;
  return {
    name: name !== null && IDENTIFIER.test(name) ? name : "Error",
    ...(code === null ? {} : { code }),
    ...(message === null ? {} : { message }),
    frames: framesOf(error),
    ...(cause !== undefined && cause !== null && depth < MAX_CAUSES ? { cause: safeError(cause, depth + 1) } : {}),
  };
}

/** The system's, PostgreSQL's or Slack's code: `ECONNREFUSED`, `23505`, `slack_webapi_platform_error/not_in_channel`. */
function codeOf(error: object): string | null {
  const code = textOf(error, "code");
  const own = code !== null && IDENTIFIER.test(code) ? code : null;
  const data: unknown = "data" in error ? error.data : undefined;
  const answer = typeof data === "object" && data !== null ? textOf(data, "error") : null;
  const slack = answer !== null && /^[a-z][a-z_]{1,63}$/.test(answer) ? answer : null;
  return own === null || slack === null ? (own ?? slack) : `${own}/${slack}`;
}

function framesOf(error: object): readonly string[] {
  const stack = textOf(error, "stack");
  if (stack === null) {
    return [];
  }
  // The message stands before the frames and may itself look like some: only the unbroken run at the end is read,
  // and of each frame only the place, since a function's name can be made from data.
  const message = textOf(error, "message") ?? "";
  const start = stack.indexOf(message) + message.length;
  const frames: string[] = [];
  for (const line of stack.slice(start).split("\n").reverse()) {
    const place = FRAME.exec(line)?.[1];
    if (place === undefined) {
      if (PLACELESS.test(line)) {
        continue;
      }
      break;
    }
    frames.unshift(place.replace(/^file:\/\/.*?\/(src|sandbox|tests|node_modules)\//, "$1/"));
  }
  return frames.slice(0, MAX_FRAMES);
}

function textOf(value: object, key: string): string | null {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
}
