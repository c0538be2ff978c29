/**
 * Endings and Slack file types that may be told of a file. A name can end in anything, a secret included, so what
 * is not on this list is "unknown".
 */
const FILE_TYPES: ReadonlySet<string> = new Set(
  [
    "txt text log md markdown rtf csv tsv json jsonl ndjson yaml yml toml ini conf xml html htm css svg eml email msg mbox ics vcf",
    "doc docx docm dot dotx xls xlsx xlsm xlsb xlt xltx ppt pptx pptm pps ppsx pot potx odt ods odp odg pages numbers key pub vsd vsdx one",
    "gdoc gsheet gpres gdraw gform docs sheet presentation quip paper canvas post space list",
    "pdf ps eps epub mobi djvu xps tex bib",
    "png jpg jpeg jpe gif bmp tif tiff webp heic heif avif ico psd ai indd sketch fig xd raw cr2 nef dng drawio",
    "mp3 wav ogg oga opus m4a m4b aac flac wma aiff amr mid midi mp4 m4v mov avi mkv webm wmv mpg mpeg flv 3gp",
    "zip tar gz tgz bz2 xz zst 7z rar jar war iso dmg deb rpm apk ipa exe msi pkg bin dll so",
    "js mjs cjs ts tsx jsx py rb go rs java kt swift c h cpp hpp cs php pl lua r sql sh bash zsh ps1 bat vb scala ipynb diff patch",
    "text javascript typescript python ruby java rust kotlin perl powershell shell markdown email html binary",
    "parquet avro db sqlite sqlite3 mdb accdb dump bak p12 pfx pem crt cer csr der asc gpg pgp kdbx",
  ].flatMap((line) => line.split(" ")),
);

/** The type of a file as it may be told: its name's ending, else Slack's type, else "unknown". */
export function fileType(name: string | null | undefined, slackType: string | null | undefined): string {
  const ending = /\.([A-Za-z0-9]{1,12})$/.exec(name ?? "")?.[1];
  return [ending, slackType ?? undefined].map(known).find((type) => type !== null) ?? "unknown";
}

/** MIME types in full; of any other only the kind before the slash is told. */
const MIME_TYPES: ReadonlySet<string> = new Set([
  "text/plain",
  "text/csv",
  "text/markdown",
  "text/tab-separated-values",
  "text/html",
  "text/calendar",
  "text/rtf",
  "message/rfc822",
  "application/json",
  "application/pdf",
  "application/xml",
  "application/zip",
  "application/gzip",
  "application/rtf",
  "application/octet-stream",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/pkcs7-signature",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/tiff",
  "image/webp",
  "image/svg+xml",
]);

/** A type somebody else named, an ending or MIME, as it may be told. */
export function tellableType(type: string): string {
  const lower = type.toLowerCase();
  if (FILE_TYPES.has(lower) || MIME_TYPES.has(lower)) {
    return lower;
  }
  return /^(application|audio|font|image|message|model|multipart|text|video)\//.exec(lower)?.[1] ?? "unknown";
}

function known(type: string | undefined): string | null {
  const lower = type?.toLowerCase() ?? "";
  return FILE_TYPES.has(lower) ? lower : null;
}
