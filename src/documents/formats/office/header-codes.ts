/** A sheet's header or footer without the codes for its three parts, for fonts and for fields. */
export function headerText(code: string): string {
  return code
    .replace(/&[LCR]/gu, " ")
    .replace(/&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Z]/giu, "")
    .replaceAll("&&", "&");
}
