import type { App } from "@slack/bolt";
import type { Directory } from "../core/ports.ts";
import { homeView } from "../slack/home-view.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { personSoon } from "./asker.ts";

export interface HomeDeps {
  readonly directory: Pick<Directory, "person">;
}

/** Shows what Sotto is for when somebody opens its Home. */
export function registerHome(app: App, { directory }: HomeDeps): void {
  app.event("app_home_opened", async ({ event, client, context }) => {
    if (event.tab === "home") {
      const person = await personSoon(context.teamId ?? "", event.user, directory);
      await client.views.publish({ user_id: event.user, view: homeView(wordsFor(person?.locale ?? null)) });
    }
  });
}
