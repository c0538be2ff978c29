/** What came of an answer's remedy; turned into words where the author reads it. */
export type RemedyResult =
  | { readonly what: "removed" }
  | { readonly what: "remove-yourself"; readonly permalink: string | null }
  | { readonly what: "reworded"; readonly text: string }
  | { readonly what: "reword-yourself"; readonly text: string; readonly permalink: string | null }
  | { readonly what: "cannot-reword"; readonly permalink: string | null }
  | { readonly what: "reposted" }
  | { readonly what: "repost-yourself"; readonly text: string };
