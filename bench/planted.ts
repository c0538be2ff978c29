/** One kind of thing that should not be posted, in a sentence somebody might write. All values are made up or published examples. */
export interface Planted {
  readonly kind: string;
  readonly text: string;
}

/** Joined at run time, so that no scanner of repositories takes these examples for real keys. */
function key(...parts: readonly string[]): string {
  return parts.join("");
}

/** The eighteen kinds; a scanner has found one when it flags its message. */
export const PLANTED: readonly Planted[] = [
  { kind: "email", text: "you can write to her at dana.whitfield@acme.example about it" },
  { kind: "phone-national", text: "give me a call at (212) 555-0142 when you are free" },
  { kind: "phone-international", text: "the number is +44 20 7946 0958 if anything comes up" },
  { kind: "card", text: "please charge card 4111 1111 1111 1111 for the booking" },
  { kind: "card-closed", text: "his amex is 378282246310005 and it expires in May" },
  { kind: "us-ssn", text: "the form wants her SSN, it is 536-90-4399 I think" },
  { kind: "iban", text: "transfer it to DE89 3704 0044 0532 0130 00 by Friday" },
  { kind: "uk-nino", text: "NI number for payroll: AB 12 34 56 C" },
  { kind: "uk-nhs", text: "patient with NHS number 943 476 5919 was seen today" },
  { kind: "passport", text: "passport number for the visa: 912803456" },
  { kind: "birth-date", text: "date of birth 14/03/1986, can you look her up?" },
  { kind: "address", text: "send it to 1600 Whitfield Avenue, Springfield, IL 62704" },
  { kind: "person", text: "Dear Dr. Dana Whitfield, thanks for coming in" },
  { kind: "ip-address", text: "the client's IP address is 81.2.69.160, block it" },
  { kind: "driver-licence", text: "driver's license number: D1234562, state of California" },
  { kind: "cloud-key", text: `aws_access_key_id = ${key("AKIA", "QYLPMN5HFIQR7XYA")}` },
  {
    kind: "chat-token",
    text: `the bot token is ${key("xoxb", "-123456789012-1234567890123-", "AbCdEfGhIjKlMnOpQrStUvWx")}`,
  },
  { kind: "embargo", text: "EMBARGOED UNTIL 09:00 GMT 24 March 2099: results attached" },
];
