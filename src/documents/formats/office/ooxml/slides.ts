import type { Package, Relationship } from "./package.ts";

/** A part's relationships, those to slides in the order in which they are shown. */
export async function slideOrder(
  pkg: Package,
  name: string,
  relationships: readonly Relationship[],
): Promise<readonly Relationship[]> {
  const slides = new Map(relationships.filter(({ type }) => type === "slide").map((slide) => [slide.id, slide]));
  // A slide may refer to another one, by a link; only a presentation has an order of slides.
  if (slides.size === 0 || !/presentation[^/]*\.xml$/iu.test(name)) {
    return relationships.filter(({ type }) => type !== "slide");
  }
  const ordered = new Set<Relationship>();
  await pkg.readXml(name, {
    open(element, { id = "" }) {
      const slide = element === "sldId" ? slides.get(id) : undefined;
      if (slide !== undefined) {
        ordered.add(slide);
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  for (const relationship of relationships) {
    ordered.add(relationship);
  }
  return [...ordered];
}
