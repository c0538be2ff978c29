/** Check-digit rules shared by many identifiers. Values are strings of ASCII digits (capitals where said). */

/** The digit at an index. */
export function digitAt(value: string, index: number): number {
  return value.charCodeAt(index) - 48;
}

/** ISO/IEC 7812-1 annex B: doubles every second digit from the right. */
export function luhn(value: string): boolean {
  let sum = 0;
  let double = false;
  for (let index = value.length - 1; index >= 0; index -= 1) {
    let digit = digitAt(value, index);
    if (double) {
      digit *= 2;
      if (digit > 9) {
        digit -= 9;
      }
    }
    sum += digit;
    double = !double;
  }
  return sum % 10 === 0;
}

/** Sum of digits times weights, over as many digits as there are weights. */
export function weightedSum(value: string, weights: readonly number[], from = 0): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    sum += digitAt(value, from + index) * (weights[index] ?? 0);
  }
  return sum;
}

/** Sum of the digits of each product, as German and Austrian schemes use. */
export function crossSum(value: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const product = digitAt(value, index) * (weights[index] ?? 0);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum;
}

/** ISO 7064 MOD 11,10: the German tax id, the Croatian OIB. */
export function mod11And10(value: string): boolean {
  let product = 10;
  for (let index = 0; index < value.length - 1; index += 1) {
    let sum = (digitAt(value, index) + product) % 10;
    if (sum === 0) {
      sum = 10;
    }
    product = (sum * 2) % 11;
  }
  return (product + digitAt(value, value.length - 1)) % 10 === 1;
}

/** ISO 7064 MOD 11-2 over digits, `X` standing for ten in the last place. */
export function mod11Dash2(value: string): boolean {
  let sum = 0;
  for (let index = 0; index < value.length; index += 1) {
    const digit = value[index] === "X" ? 10 : digitAt(value, index);
    sum = index === value.length - 1 ? sum * 2 + digit : (sum * 2 + digit) % 11;
  }
  return sum % 11 === 1;
}

/** Remainder of a long decimal number. */
export function remainder(value: string, modulus: number): number {
  let rest = 0;
  for (let index = 0; index < value.length; index += 1) {
    rest = (rest * 10 + digitAt(value, index)) % modulus;
  }
  return rest;
}

// J. Verhoeff, "Error detecting decimal codes", 1969: the dihedral group D5 and its permutation.
const DIHEDRAL = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const PERMUTATION = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** Verhoeff's scheme: Aadhaar. */
export function verhoeff(value: string): boolean {
  let check = 0;
  for (let index = value.length - 1, place = 0; index >= 0; index -= 1, place += 1) {
    const permuted = digitAt(PERMUTATION[place % 8] ?? "", digitAt(value, index));
    check = digitAt(DIHEDRAL[check] ?? "", permuted);
  }
  return check === 0;
}

/** ICAO 9303 part 3, 4.9: weights 7, 3, 1 with A = 10 … Z = 35; the last place is the check digit. */
export function icaoCheck(value: string): boolean {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let index = 0; index < value.length - 1; index += 1) {
    sum += Number.parseInt(value[index] ?? "0", 36) * (weights[index % 3] ?? 0);
  }
  return sum % 10 === digitAt(value, value.length - 1);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that exists in some year. */
export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** Two digits as a number. */
export function pair(value: string, index: number): number {
  return digitAt(value, index) * 10 + digitAt(value, index + 1);
}

/** `YYMMDD` at an index. */
export function hasYearMonthDay(value: string, index = 0): boolean {
  return isDay(pair(value, index + 2), pair(value, index + 4));
}

/** `DDMMYY` at an index. */
export function hasDayMonthYear(value: string, index = 0): boolean {
  return isDay(pair(value, index + 2), pair(value, index));
}

/** True for 1111111111 and the like, which pass many checks and identify nobody. */
export function isRepeated(value: string): boolean {
  for (let index = 1; index < value.length; index += 1) {
    if (value[index] !== value[0]) {
      return false;
    }
  }
  return true;
}
