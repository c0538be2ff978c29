/** True for an IANA time zone this Node knows, and for "UTC". */
export function isTimeZone(name: string): boolean {
  // Offsets such as "+01:00" are accepted by Intl but follow no daylight saving, which is never what is meant.
  if (!/^[A-Za-z]/.test(name)) {
    return false;
  }
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
