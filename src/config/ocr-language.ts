import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Whether a language's data, by Tesseract's code ("deu", "chi_sim"), is installed. */
export function isOcrLanguage(code: string): boolean {
  if (!/^[a-z]{3}(?:_[a-z]{2,8})*$/.test(code)) return false;
  try {
    require.resolve(`@tesseract.js-data/${code}/package.json`);
    return true;
  } catch {
    // No such package.
    return false;
  }
}
