import {
  digitAt,
  hasDayMonthYear,
  hasYearMonthDay,
  isDay,
  isRepeated,
  mod11Dash2,
  pair,
  verhoeff,
  weightedSum,
} from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";
import { runs } from "./shape-lists.ts";

// UIDAI, "Aadhaar": twelve digits, first 2-9, Verhoeff; never a palindrome.
function checkAadhaar(value: string): Verdict {
  return verdict(digitAt(value, 0) >= 2 && !isRepeated(value) && verhoeff(value));
}

// Income Tax Department, PAN: the fourth letter names the sort of holder, P a person.
function checkPan(value: string): Verdict {
  const holder = value[3] ?? "";
  if (!"ABCFGHJLPT".includes(holder) || value.slice(5, 9) === "0000") {
    return holder === "S" ? "unknown" : "refuted";
  }
  return "confirmed";
}

const BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// GSTN, "GSTIN": state 01 to 37, a PAN, entity, Z, check character over base 36.
function checkGstin(value: string): Verdict {
  const state = pair(value, 0);
  if (state < 1 || state > 37 || value[13] !== "Z") {
    return "refuted";
  }
  let sum = 0;
  for (let index = 0; index < 14; index += 1) {
    const product = BASE36.indexOf(value[index] ?? "0") * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return BASE36[(36 - (sum % 36)) % 36] === value[14] ? "confirmed" : "unknown";
}

const INDIAN_STATES = new Set(
  "AN AP AR AS BH BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UK UP WB".split(
    " ",
  ),
);

// ICA, NRIC and FIN: weights 2765432, offsets and letters by series.
function checkNric(value: string): Verdict {
  const series = value[0] ?? "";
  const offset = "TG".includes(series) ? 4 : series === "M" ? 3 : 0;
  const sum = weightedSum(value, [2, 7, 6, 5, 4, 3, 2], 1) + offset;
  const letters = "ST".includes(series) ? "JZIHGFEDCBA" : "FG".includes(series) ? "XWUTRQPNMLK" : "KLJNPQRTUWX";
  const place = series === "M" ? 10 - (sum % 11) : sum % 11;
  if (!"STFGM".includes(series)) {
    return "refuted";
  }
  // The rule is known but never was published: a number that breaks it is doubtful, not refuted.
  return letters[place] === value[8] ? "confirmed" : "unknown";
}

// ACRA, UEN: businesses and local companies end in a letter by modulus 11.
function checkUen(value: string): Verdict {
  if (value.length === 9) {
    return verdict("XMKECAWLJDB"[weightedSum(value, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === value[8]);
  }
  const year = Number(value.slice(0, 4));
  const holds = "ZKCMDNERGWH"[weightedSum(value, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === value[9];
  return verdict(year >= 1900 && year <= 2100 && holds);
}

// Resident Registration Act, 주민등록번호: date, sex and century; numbers given since October 2020 have no check digit.
function checkResident(value: string, sexes: string): Verdict {
  if (!sexes.includes(value[6] ?? "") || !hasYearMonthDay(value)) {
    return "refuted";
  }
  const rest = 11 - (weightedSum(value, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11);
  const shifted = sexes === "5678" ? rest + 2 : rest;
  return shifted % 10 === digitAt(value, 12) ? "confirmed" : "unknown";
}

// 국세청, 사업자등록번호: weights 137137135 and the tens of the last product.
function checkBusiness(value: string): Verdict {
  const sum = weightedSum(value, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(value, 8) * 5) / 10);
  return verdict((10 - (sum % 10)) % 10 === digitAt(value, 9));
}

// 도로교통공단: the first two digits are a region, 11 to 28.
function checkKoreanLicence(value: string): Verdict {
  const region = pair(value, 0);
  return verdict(region >= 11 && region <= 28);
}

const THAI_PROVINCES = new Set(
  [
    [10, 27],
    [30, 58],
    [60, 67],
    [70, 77],
    [80, 86],
    [90, 96],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, step) => from + step)),
);

// กรมการปกครอง: sort of person 1 to 8, province, weights 13 to 2, modulus 11.
function checkThai(value: string): Verdict {
  const check = (11 - (weightedSum(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  const known = "12345678".includes(value[0] ?? "") && THAI_PROVINCES.has(pair(value, 1));
  return verdict(known && !isRepeated(value) && check === digitAt(value, 12));
}

// GB 11643-1999: region, date of birth, serial, ISO 7064 MOD 11-2.
function checkChinese(value: string): Verdict {
  const year = Number(value.slice(6, 10));
  return verdict(year >= 1880 && year <= 2099 && isDay(pair(value, 10), pair(value, 12)) && mod11Dash2(value));
}

// Immigration Department, HKID: letters from 10, weights 9 to 2, modulus 11.
function checkHkid(value: string): Verdict {
  const id = value.replace(/[()]/g, "");
  let sum = 36 * 9;
  for (let index = 0; index < 7; index += 1) {
    sum += Number.parseInt(id[index] ?? "0", 36) * (8 - index);
  }
  const last = id[7] === "A" ? 10 : digitAt(id, 7);
  return verdict((sum + last) % 11 === 0);
}

const TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

// 內政部戶政司: letter as two digits, sex, weights 1 9 8 … 1, modulus 10.
function checkTaiwan(value: string): Verdict {
  const letter = TAIWAN_LETTERS.indexOf(value[0] ?? "") + 10;
  const sum = Math.floor(letter / 10) + (letter % 10) * 9 + weightedSum(value, [8, 7, 6, 5, 4, 3, 2, 1, 1], 1);
  return verdict("1289".includes(value[1] ?? "") && sum % 10 === 0);
}

// 総務省, My Number: weights 6 to 2 and 7 to 2, modulus 11.
function checkMyNumber(value: string): Verdict {
  const rest = weightedSum(value, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return verdict(!isRepeated(value) && (rest <= 1 ? 0 : 11 - rest) === digitAt(value, 11));
}

export const ASIA: readonly Recogniser[] = [
  {
    kind: kindOf("in-aadhaar", "an Aadhaar number", {
      severity: "high",
      country: "IN",
      source: "https://uidai.gov.in/",
    }),
    shapes: { "9999 9999 9999": "distinct", "9999-9999-9999": "distinct", "999999999999": "plausible" },
    check: checkAadhaar,
    words: ["aadhaar", "aadhar", "uidai"],
  },
  {
    kind: kindOf("in-pan", "an Indian tax account number", {
      severity: "high",
      country: "IN",
      source: "https://www.incometax.gov.in/",
    }),
    shapes: { aaaaa9999a: "distinct" },
    check: checkPan,
    words: ["pan", "pan card", "permanent account"],
  },
  {
    kind: kindOf("in-gstin", "an Indian GST number", {
      severity: "low",
      country: "IN",
      source: "https://www.gst.gov.in/",
    }),
    shapes: { "99aaaaa9999axZx": "certain" },
    check: checkGstin,
    words: ["gstin", "gst", "gst registration", "gstins"],
  },
  {
    kind: kindOf("in-passport", "an Indian passport number", { severity: "high", country: "IN" }),
    shapes: { a9999999: "common" },
    words: ["passport", "passport number"],
  },
  {
    kind: kindOf("in-voter", "an Indian voter number", {
      severity: "high",
      country: "IN",
      source: "https://voters.eci.gov.in/",
    }),
    shapes: { aaa9999999: "common" },
    words: ["voter", "epic", "elector", "voter id"],
  },
  {
    kind: kindOf("in-vehicle-registration", "an Indian number plate", {
      severity: "low",
      country: "IN",
      source: "https://parivahan.gov.in/",
    }),
    shapes: {
      aa99aa9999: "plausible",
      "aa 99 aa 9999": "plausible",
      "aa-99-aa-9999": "plausible",
      aa99a9999: "common",
    },
    check: (value) => verdict(INDIAN_STATES.has(value.slice(0, 2))),
    words: ["vehicle", "registration", "plate", "car", "vehicle number"],
  },
  {
    kind: kindOf("sg-nric", "a Singapore identity number", {
      severity: "high",
      country: "SG",
      source: "https://www.ica.gov.sg/",
    }),
    shapes: { a9999999a: "distinct" },
    check: checkNric,
    words: ["nric", "fin", "singapore id"],
  },
  {
    kind: kindOf("sg-uen", "a Singapore company number", {
      severity: "low",
      country: "SG",
      source: "https://www.uen.gov.sg/",
    }),
    shapes: { "99999999a": "plausible", "999999999a": "plausible" },
    check: checkUen,
    words: ["uen", "acra"],
  },
  {
    kind: kindOf("sg-uen", "a Singapore company number", {
      severity: "low",
      country: "SG",
      source: "https://www.uen.gov.sg/",
    }),
    shapes: { a99aa9999a: "plausible" },
    check: (value) => verdict("RST".includes(value[0] ?? "")),
    words: ["uen", "acra"],
  },
  {
    kind: kindOf("kr-rrn", "a Korean resident number", {
      severity: "high",
      country: "KR",
      source: "https://www.law.go.kr/",
    }),
    shapes: { "999999-9999999": "distinct", "9999999999999": "plausible" },
    check: (value) => checkResident(value, "1234"),
    words: ["rrn", "resident registration", "주민등록번호", "주민번호"],
  },
  {
    kind: kindOf("kr-frn", "a Korean foreigner's number", {
      severity: "high",
      country: "KR",
      source: "https://www.law.go.kr/",
    }),
    shapes: { "999999-9999999": "plausible", "9999999999999": "plausible" },
    check: (value) => checkResident(value, "5678"),
    words: ["frn", "foreigner registration", "외국인등록번호"],
  },
  {
    kind: kindOf("kr-brn", "a Korean business number", {
      severity: "low",
      country: "KR",
      source: "https://www.nts.go.kr/",
    }),
    shapes: { "999-99-99999": "distinct", "9999999999": "plausible" },
    check: checkBusiness,
    words: ["brn", "business registration", "사업자등록번호"],
  },
  {
    kind: kindOf("kr-driver-license", "a Korean driving licence number", {
      severity: "high",
      country: "KR",
      source: "https://www.koroad.or.kr/",
    }),
    shapes: { "99-99-999999-99": "distinct" },
    check: checkKoreanLicence,
    words: ["license", "licence", "운전면허"],
  },
  {
    kind: kindOf("kr-passport", "a Korean passport number", { severity: "high", country: "KR" }),
    shapes: { a999a9999: "common", a99999999: "common" },
    check: (value) => verdict("MSRODG".includes(value[0] ?? "")),
    words: ["passport", "여권", "여권번호"],
  },
  {
    kind: kindOf("th-tnin", "a Thai national number", {
      severity: "high",
      country: "TH",
      source: "https://www.bora.dopa.go.th/",
    }),
    shapes: { "9~9999~99999~99~9": "certain", "9999999999999": "plausible" },
    check: checkThai,
    words: ["thai id", "thai national", "tnin", "เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "บัตรประชาชน"],
  },
  {
    kind: kindOf("ph-tin", "a Philippine tax number", {
      severity: "medium",
      country: "PH",
      source: "https://www.bir.gov.ph/",
    }),
    shapes: { "999-999-999-999": "common", "999-999-999": "common", "999999999": "common", "999999999999": "common" },
    words: ["tin", "bir"],
  },
  {
    kind: kindOf("cn-resident-id", "a Chinese resident number", {
      severity: "high",
      country: "CN",
      source: "https://openstd.samr.gov.cn/",
    }),
    shapes: { "99999999999999999x": "distinct" },
    check: checkChinese,
    words: ["身份证", "身份證", "居民身份证", "resident identity"],
  },
  {
    kind: kindOf("hk-hkid", "a Hong Kong identity number", {
      severity: "high",
      country: "HK",
      source: "https://www.immd.gov.hk/",
    }),
    shapes: { "a999999(x)": "distinct", a999999x: "common" },
    check: checkHkid,
    words: ["hkid", "身份證", "身份證號碼"],
  },
  {
    kind: kindOf("tw-national-id", "a Taiwanese identity number", {
      severity: "high",
      country: "TW",
      source: "https://www.ris.gov.tw/",
    }),
    shapes: { a999999999: "plausible" },
    check: checkTaiwan,
    words: ["身分證", "身分證字號", "taiwan id"],
  },
  {
    kind: kindOf("jp-my-number", "a Japanese individual number", {
      severity: "high",
      country: "JP",
      source: "https://www.soumu.go.jp/",
    }),
    shapes: { "999999999999": "common", "9999 9999 9999": "plausible", "9999-9999-9999": "plausible" },
    check: checkMyNumber,
    words: ["my number", "マイナンバー", "個人番号"],
  },
  {
    kind: kindOf("my-nric", "a Malaysian identity number", {
      severity: "high",
      country: "MY",
      source: "https://www.jpn.gov.my/",
    }),
    shapes: { "999999-99-9999": "distinct", "999999999999": "common" },
    check: (value) => verdict(hasYearMonthDay(value)),
    words: ["mykad", "nric", "kad pengenalan"],
  },
  {
    kind: kindOf("id-nik", "an Indonesian identity number", {
      severity: "high",
      country: "ID",
      source: "https://dukcapil.kemendagri.go.id/",
    }),
    shapes: { "9999999999999999": "common" },
    check: (value) => verdict(hasDayMonthYear(`${String(pair(value, 6) % 40).padStart(2, "0")}${value.slice(8, 12)}`)),
    words: ["nik", "ktp"],
  },
  {
    kind: kindOf("pk-cnic", "a Pakistani identity number", {
      severity: "high",
      country: "PK",
      source: "https://www.nadra.gov.pk/",
    }),
    shapes: { "99999-9999999-9": "distinct", "9999999999999": "common" },
    check: (value) => verdict(digitAt(value, 0) >= 1 && digitAt(value, 0) <= 7),
    words: ["cnic", "nicop"],
  },
  {
    kind: kindOf("lk-nic", "a Sri Lankan identity number", {
      severity: "high",
      country: "LK",
      source: "https://drp.gov.lk/",
    }),
    shapes: { "999999999V": "plausible", "999999999X": "common", ...runs(12, 12, "common") },
    check: (value) => {
      const day = Number(value.length === 12 ? value.slice(4, 7) : value.slice(2, 5)) % 500;
      return verdict(day >= 1 && day <= 366);
    },
    words: ["nic", "national identity card"],
  },
];
