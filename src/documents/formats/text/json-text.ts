import { jsonTokens } from "./json-tokens.ts";

/** A member of an object, or of an array, where it has no key. */
interface Member {
  readonly key: string;
  readonly value: string;
}

/** Longer values are prose rather than cells of a record. */
const MOST_CELL = 200;
const LEAST_CELLS = 2;
const MOST_CELLS = 60;

/**
 * The words of a JSON text: a flat object is a row of cells, below the keys when they are not those of the row before,
 * so that a list of people reads as the table it is; anything else is a line a value, with its key.
 */
export function jsonText(json: string): string {
  const lines: string[] = [];
  let header = "";
  let members: Member[] = [];
  let isFlat = false;
  let key: string | null = null;
  let value: string | null = null;

  function end(): void {
    if (value !== null) {
      members.push({ key: key ?? "", value });
    }
    key = null;
    value = null;
  }
  function tell(asRow: boolean): void {
    if (asRow && isRecord(members)) {
      const keys = members.map((member) => member.key).join("\t");
      if (keys !== header) {
        lines.push(keys);
        header = keys;
      }
      lines.push(members.map((member) => member.value).join("\t"));
    } else if (members.length > 0) {
      header = "";
      lines.push(...linesOf(members));
    }
    members = [];
  }

  for (const token of jsonTokens(json)) {
    switch (token.kind) {
      case "open":
        if (key !== null) {
          members.push({ key, value: "" });
          key = null;
        }
        tell(false);
        isFlat = true;
        break;
      case "close":
        end();
        tell(isFlat);
        isFlat = false;
        break;
      case "colon":
        key = value;
        value = null;
        break;
      case "comma":
        end();
        break;
      case "value":
        // Without a comma between them, two values are of two texts.
        if (value !== null) {
          end();
        }
        value = token.text;
        break;
    }
    if (!isFlat && members.length > 0) {
      tell(false);
    }
  }
  end();
  tell(false);
  return lines.join("\n");
}

function isRecord(members: readonly Member[]): boolean {
  return (
    members.length >= LEAST_CELLS &&
    members.length <= MOST_CELLS &&
    members.every(({ key, value }) => key !== "" && value.length <= MOST_CELL && !/[\n\t]/.test(value))
  );
}

function linesOf(members: readonly Member[]): string[] {
  return members.map(({ key, value }) => (key === "" ? value : `${key}: ${value}`.trimEnd()));
}
