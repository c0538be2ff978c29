import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const manifestFile = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), user: z.array(z.string()) }),
  }),
});

/** Scopes the app asks for; the manifest is the one place that lists them. */
export interface ManifestScopes {
  readonly bot: readonly string[];
  readonly user: readonly string[];
}

const MANIFEST = new URL("../../manifest.yml", import.meta.url);

/** Reads the scopes from `manifest.yml`. @throws when the file is missing or has another form. */
export function manifestScopes(file: URL = MANIFEST): ManifestScopes {
  return manifestFile.parse(parse(readFileSync(file, "utf8"))).oauth_config.scopes;
}
