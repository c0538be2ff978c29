/** The app as its manifest describes it. `null` lists mean everything. */
export interface AppConfig {
  readonly appId: string;
  readonly name: string;
  readonly botScopes: readonly string[];
  readonly userScopes: readonly string[];
  /** Those a person may leave out. */
  readonly optionalUserScopes: readonly string[];
  readonly botEvents: readonly string[] | null;
  readonly userEvents: readonly string[] | null;
  readonly commands: readonly string[] | null;
  readonly shortcuts: readonly { readonly callbackId: string; readonly name: string; readonly type: string }[] | null;
  /** Where consent may lead back to; the first one when the install page names none. */
  readonly redirectUrls: readonly string[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
}
