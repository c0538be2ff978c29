/** Fields whose code holds nothing but switches and the names of bookmarks. */
export const PLAIN_FIELD = /^\s*(?:(?:page|numpages|sectionpages|pageref|toc|seq|ref|noteref|styleref)\b.*)?$/isu;
