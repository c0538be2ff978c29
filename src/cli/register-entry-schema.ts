import { z } from "zod";
import type { ClientEntry, EmbargoEntry } from "../core/subject.ts";
import { detailRefusal } from "../core/term-rules.ts";
import { parseLift, parseLiftTime } from "./lift-time.ts";

/** What a file says of a client; what it does not mention stays as it is registered. */
export type GivenClient = Partial<Omit<ClientEntry, "kind" | "id" | "consent">> & {
  readonly kind: "client";
  readonly name: string;
  readonly consent?: ClientEntry["consent"] | null;
};

/** What a file says of an embargo. */
export type GivenEmbargo = Partial<Omit<EmbargoEntry, "kind" | "id" | "home" | "liftSetAt">> &
  Pick<EmbargoEntry, "name" | "lifts"> & { readonly kind: "embargo" };

export type GivenEntry = GivenClient | GivenEmbargo;

const words = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u, "must have no control characters")
  .regex(/^.{0,200}$/s, "must be at most 200 characters");
const name = words
  .min(2, "must have at least two characters")
  .regex(/^$|[\p{L}\p{N}]/u, "must have letters or digits")
  .regex(/^[^<>]*$/, "must have no angle brackets");

const id = z.string().regex(/^[\w-]{1,64}$/, "must be an id that an export gave");
const owner = z.string().regex(/^[UW][A-Z0-9]+$/, "must be a person's id (U…)");

function ids(form: RegExp, what: string) {
  return z.array(z.string().regex(form, `must be ${what}`));
}

const moment = z.string().transform((text, context) => {
  const reading = parseLiftTime(text);
  if (reading.ok) return reading.time;
  context.addIssue(reading.why);
  return z.NEVER;
});

const lift = z.string().transform((text, context) => {
  const reading = parseLift(text);
  if (reading.ok) return reading.time;
  context.addIssue(reading.why);
  return z.NEVER;
});

const person = z.union(
  [
    name.transform((text) => ({ name: text })),
    z
      .strictObject({
        name,
        email: z
          .string()
          .trim()
          .regex(/^[^\s@<>\p{Cc}]+@[^\s@<>\p{Cc}]+$/u)
          .max(254)
          .optional(),
      })
      .transform((one) => (one.email === undefined ? { name: one.name } : { name: one.name, email: one.email })),
  ],
  { error: "must be a name, or { name: …, email: … }" },
);

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@/\p{Cc}]+\.[^\s@/.\p{Cc}]{2,}$/u, "must be a domain such as acme.example")
  .refine((text) => detailRefusal({ domains: [text], accounts: [] }) === null, "must not be a suffix that many share");

const consent = z.union(
  [
    z.literal("none").transform(() => null),
    z
      .strictObject({ until: moment.optional(), for: words.min(1), by: words.min(1) })
      .transform((given) => ({ until: given.until ?? null, purpose: given.for, grantedBy: given.by })),
  ],
  { error: "must be none, or { until: …, for: …, by: … }" },
);

/** A client as a file writes it. */
export const clientSchema = z.strictObject({
  id: id.optional(),
  name,
  aliases: z.array(name).optional(),
  domains: z.array(domain).optional(),
  people: z.array(person).optional(),
  accounts: z.array(name).optional(),
  rooms: ids(/^[CGTE][A-Z0-9]+$/, "the id of a channel (C…) or organisation (T…, E…)").optional(),
  clues: z
    .record(words.min(1), z.union([words.min(1), z.number()], { error: "must be a word or a number" }))
    .optional(),
  consent: consent.optional(),
  owner: owner.optional(),
});

/** An embargo as a file writes it. */
export const embargoSchema = z.strictObject({
  id: id.optional(),
  name,
  aliases: z.array(name).optional(),
  phrases: z.array(name).optional(),
  lifts: lift,
  clearedFor: z
    .strictObject({
      users: ids(/^[UW][A-Z0-9]+$/, "a person's id (U…)").default([]),
      groups: ids(/^S[A-Z0-9]+$/, "a user group's id (S…)").default([]),
      channels: ids(/^[CG][A-Z0-9]+$/, "a channel's id (C…)").default([]),
      orgs: ids(/^[TE][A-Z0-9]+$/, "the id of an organisation or workspace (T…, E…)").default([]),
    })
    .optional(),
  owner: owner.optional(),
});

/** A client that was read, apart from the id it gives. */
export function givenClient({ id: _, owner: ownerId, ...rest }: z.output<typeof clientSchema>): GivenClient {
  return { kind: "client", ...rest, ...(ownerId === undefined ? {} : { ownerId }) };
}

/** An embargo that was read, apart from the id it gives. */
export function givenEmbargo({ id: _, owner: ownerId, ...rest }: z.output<typeof embargoSchema>): GivenEmbargo {
  return { kind: "embargo", ...rest, ...(ownerId === undefined ? {} : { ownerId }) };
}
