import { type ParseArgsConfig, parseArgs } from "node:util";

/** The command line can't be understood; the words say what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Where a command reads and writes; tests give their own. */
export interface CommandStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Folder that relative paths start from. */
  readonly cwd: string;
}

/** `parseArgs`, with its errors turned into words for the person who typed. @throws UsageError */
export function readArguments<const T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (code.startsWith("ERR_PARSE_ARGS") && error !== null && typeof error === "object" && "message" in error) {
      throw new UsageError(String(error.message).split(". ")[0] ?? "unknown option");
    }
    throw error;
  }
}

/** One of a few words. @throws UsageError naming them. */
export function oneOf<T extends string>(option: string, value: string | undefined, choices: readonly T[]): T | null {
  if (value === undefined) return null;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`${option} must be one of ${choices.join(", ")}`);
  return found;
}
