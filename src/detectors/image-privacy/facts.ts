/**
 * What a picture's metadata says, by the names its facts are written under: one `Name: value` a line. Whoever reads
 * pictures writes these names; the detector `image-privacy` reads them.
 */
export const FACT = {
  /** Where it was taken: latitude and longitude in degrees, "51.50070, -0.12460". */
  position: "Position",
  /** A place finer than a town, in words. */
  place: "Place",
  /** Somebody who can be seen in it. */
  shown: "Person shown",
  /** Who made it, describes it or holds its rights. */
  creator: "Creator",
  /** Whose the camera or computer is. */
  owner: "Owner",
  /** Number of a camera, a lens or a licence. */
  serial: "Serial number",
  /** Make and model. */
  device: "Device",
  software: "Software",
  date: "Date",
  /** How many faces are seen. */
  faces: "Faces",
} as const;

export type FactName = (typeof FACT)[keyof typeof FACT];
