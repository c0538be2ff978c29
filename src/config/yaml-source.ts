import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from "yaml";
import { ConfigError, type ConfigProblem } from "./problem.ts";

export type KeyPath = readonly (string | number)[];

/** A YAML text and where in it each key stands. */
export interface YamlSource {
  /** The plain value; keys left empty are dropped, as though they had not been written. */
  readonly value: unknown;
  /** A problem at a value, or at a key of the mapping there. */
  problem(path: KeyPath, message: string, key?: string): ConfigProblem;
}

/**
 * `onShare` is told how far a long text was read, 0..1.
 * @throws ConfigError with every syntax error, its line and column.
 */
export function readYaml(text: string, fileName: string, onShare?: (share: number) => void): YamlSource {
  const lines = new LineCounter();
  const { addNewLine } = lines;
  lines.addNewLine = (offset) => {
    onShare?.(offset / text.length);
    return addNewLine(offset);
  };
  // A byte-order mark is not part of the text.
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });

  function at(offset: number | undefined): string {
    if (offset === undefined) {
      return fileName;
    }
    const { line, col } = lines.linePos(offset);
    return `${fileName}:${line}:${col}`;
  }

  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    throw new ConfigError(faults.map((fault) => ({ where: at(fault.pos[0]), key: "", message: syntaxWords(fault) })));
  }

  function offsetOf(path: KeyPath, key: string | undefined): number | undefined {
    // An alias or a missing value has no place of its own: then the nearest thing around it is named.
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (!isNode(node)) {
        continue;
      }
      if (key !== undefined && length === path.length && isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
        const range = isNode(pair?.key) ? pair.key.range : undefined;
        if (range) {
          return range[0];
        }
      }
      const range = (node as ParsedNode).range;
      if (range) {
        return range[0];
      }
    }
    return undefined;
  }

  let value: unknown;
  try {
    value = withoutNulls(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw new ConfigError([{ where: fileName, key: "", message: "aliases (*name) repeat too much or are unknown" }]);
    }
    throw error;
  }
  return {
    value,
    problem: (path, message, key) => ({
      where: at(offsetOf(path, key)),
      key: dotted(key === undefined ? path : [...path, key]),
      message,
    }),
  };
}

function syntaxWords(fault: { readonly code: string; readonly message: string }): string {
  // The parser's own messages may quote the text; its codes do not.
  return fault.code === "DUPLICATE_KEY"
    ? "this key is given twice"
    : `not valid YAML: ${fault.code.toLowerCase().replaceAll("_", " ")}`;
}

function dotted(path: KeyPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") {
      return `${text}[${part}]`;
    }
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== null)
        .map(([key, inner]) => [key, withoutNulls(inner)]),
    );
  }
  return value;
}
