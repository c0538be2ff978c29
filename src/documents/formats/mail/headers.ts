/** A person or list a mail names. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** A line of a mail's head, "" without a value. */
export function headerLine(name: string, value: string | undefined): string {
  return value === undefined || value.trim() === "" ? "" : `${name}: ${value.trim()}`;
}

/** People as a mail program writes them, on one line: `Dana Whitfield <dana@acme.example>, ben@acme.example`. */
export function addressList(addresses: readonly MailAddress[]): string {
  return addresses
    .map(({ name, address }) =>
      name === "" || name === address ? address : address === "" ? name : `${name} <${address}>`,
    )
    .join(", ");
}

/**
 * What machines write for machines on the way: it says nothing of what was sent, and its marks, host names and long
 * numbers look like much that is guarded.
 */
const OF_TRANSPORT =
  /^(?:received|return-path|delivered-to|dkim-.*|domainkey-.*|arc-.*|authentication-results|received-spf|message-id|references|in-reply-to|mime-version|content-.*|thread-.*|list-.*|precedence|x-(?!originat|forwarded-for|mailer).*|feedback-id|autocrypt|user-agent|importance|priority|from|sender|to|cc|bcc|reply-to|subject|date)$/i;

/** Whether a header that is not told by itself is a person's words. */
export function isTelling(name: string): boolean {
  return !OF_TRANSPORT.test(name);
}
