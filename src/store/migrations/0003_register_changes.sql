CREATE TABLE "sotto"."register_removal" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sotto"."register_entry" ADD COLUMN "version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "register_removal_version" ON "sotto"."register_removal" USING btree ("version");--> statement-breakpoint
CREATE INDEX "register_entry_version" ON "sotto"."register_entry" USING btree ("version");