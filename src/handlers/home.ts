import type { App } from "@slack/bolt";
import { asObject, asString } from "../slack/flatten.ts";
import type { HomePublisher } from "../slack/home-publisher.ts";

export interface HomeDeps {
  readonly home: HomePublisher;
}

/** Shows the Home when somebody opens it. */
export function registerHome(app: App, { home }: HomeDeps): void {
  app.event("app_home_opened", async ({ event, context }) => {
    if (event.tab === "home") {
      const person = {
        teamId: context.teamId ?? "",
        enterpriseId: context.enterpriseId ?? null,
        userId: event.user,
      };
      await home.publish(person, { hash: asString(asObject(event.view)?.hash) });
    }
  });
}
