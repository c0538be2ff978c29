import type { App } from "@slack/bolt";
import { homeView } from "../slack/views.ts";

/** Shows what Sotto is for when somebody opens its Home. */
export function registerHome(app: App): void {
  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab === "home") {
      await client.views.publish({ user_id: event.user, view: homeView() });
    }
  });
}
