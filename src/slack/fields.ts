import { z } from "zod";

/**
 * Fields as Slack sends them. A field that is `null` where it has nothing to say must not make everything beside it
 * unreadable; one that says something else than expected must, because guessing could take outsiders for colleagues.
 */

/** A boolean; `null` is as good as absent. */
export const flag = z.union([z.boolean(), z.literal(["true", "false"]).transform((word) => word === "true")]).nullish();

/** A string; `null` is as good as absent. */
export const words = z.string().nullish();

/** Ids; a `null` among them names nothing. */
export const ids = z.array(z.string().nullable()).nullish();
