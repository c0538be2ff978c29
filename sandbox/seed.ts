import type { Seed } from "./model/seed-shape.ts";

/** Harbour PR, a fictional agency with two clients on Slack Connect. */
export const HARBOUR_PR: Seed = {
  teams: [
    { id: "T0HOME", name: "Harbour PR", domain: "harbour-pr" },
    { id: "T0ACME", name: "Acme Corp", domain: "acme" },
    { id: "T0GLOBEX", name: "Globex", domain: "globex" },
  ],
  users: [
    { id: "U0ANA", name: "ana", realName: "Ana Moreau", email: "ana@harbour.example", authorised: true },
    { id: "U0BEN", name: "ben", realName: "Ben Adeyemi", email: "ben@harbour.example" },
    {
      id: "U0CLEO",
      name: "cleo",
      realName: "Cleo Lindqvist",
      email: "cleo@harbour.example",
      role: "admin",
      locale: "de-DE",
    },
    { id: "U0EVE", name: "eve", realName: "Eve Tanaka", email: "eve@harbour.example", presence: "away" },
    { id: "U0OLD", name: "olaf", realName: "Olaf Berg", email: "olaf@harbour.example", deleted: true },
    { id: "U0GIL", name: "gil", realName: "Gil Freelance", email: "gil@studio.example", role: "guest" },
    { id: "U0SOL", name: "sol", realName: "Sol Intern", email: "sol@studio.example", role: "single-channel-guest" },
    { id: "U0DANA", name: "dana", realName: "Dana Whitfield", email: "dana@acme.example", team: "T0ACME" },
    { id: "U0GUS", name: "gus", realName: "Gus Okafor", email: "gus@globex.example", team: "T0GLOBEX" },
  ],
  channels: [
    {
      id: "C0GENERAL",
      name: "general",
      kind: "public",
      members: ["ana", "ben", "cleo", "eve"],
      app: true,
      general: true,
    },
    { id: "C0PRESS", name: "press", kind: "public", members: ["ana", "ben"], app: true },
    { id: "C0QUIET", name: "no-app-here", kind: "public", members: ["ana", "ben"] },
    { id: "C0ACMEINT", name: "acme-internal", kind: "private", members: ["ana", "ben"], app: true },
    {
      id: "C0EXT",
      name: "acme-shared",
      kind: "public",
      members: ["ana", "ben", "dana"],
      app: true,
      sharedWith: ["T0ACME"],
    },
    {
      id: "C0GLOBEX",
      name: "globex-shared",
      kind: "private",
      members: ["ana", "ben", "gus"],
      app: true,
      sharedWith: ["T0GLOBEX"],
    },
    {
      id: "C0PENDING",
      name: "globex-pending",
      kind: "public",
      members: ["ana", "ben"],
      app: true,
      pendingWith: ["T0GLOBEX"],
    },
    { id: "C0GUEST", name: "guest-room", kind: "private", members: ["ana", "ben", "gil", "sol"], app: true },
    { id: "C0SECURITY", name: "security-review", kind: "private", members: ["cleo"], app: true },
    { id: "C0ARCHIVE", name: "old-campaign", kind: "public", members: ["ana", "ben"], app: true, archived: true },
    { id: "D0ANABEN", name: "", kind: "im", members: ["ana", "ben"] },
    { id: "G0TRIO", name: "mpdm-ana--ben--cleo-1", kind: "mpim", members: ["ana", "ben", "cleo"] },
  ],
  groups: [
    { id: "S0SECURITY", handle: "security", name: "Security reviewers", users: ["cleo"] },
    { id: "S0PRESS", handle: "press-office", name: "Press office", users: ["ana"] },
  ],
};

/** The same, before anybody let the app read along with them. */
export const HARBOUR_PR_BEFORE_CONSENT: Seed = {
  ...HARBOUR_PR,
  users: HARBOUR_PR.users.map((user) => ({ ...user, authorised: false })),
};
