import type { Audience } from "../core/audience.ts";
import type { AudienceWord } from "./scan-records.ts";

const COMPANY: Audience = {
  kind: "public",
  externalOrgs: [],
  externalMembers: 0,
  guests: 0,
  members: 2,
  memberIds: [],
  memberOrgs: {},
  pendingShare: false,
  complete: true,
};

/** The audience a word on the command line stands for: a conversation in which nobody in particular is cleared. */
export const AUDIENCE_OF: Readonly<Record<AudienceWord, Audience>> = {
  internal: COMPANY,
  guests: { ...COMPANY, guests: 1, members: 3 },
  external: {
    ...COMPANY,
    externalOrgs: [{ id: "T0OTHER", name: "another organisation" }],
    externalMembers: 1,
    members: 3,
  },
};
