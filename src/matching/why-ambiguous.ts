import { isAmbiguous } from "./ambiguity.ts";

/** Most letters of a name that counts as short. */
const SHORT = 3;

/** Why a term says nothing by itself, to be told to who registers it; `null` for one that does. */
export function whyAmbiguous(term: string): "word" | "short" | "number" | null {
  if (!isAmbiguous(term)) {
    return null;
  }
  const letters = term.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
  if (/^\p{N}+$/u.test(letters)) {
    return "number";
  }
  return [...letters].length <= SHORT ? "short" : "word";
}
