/** Numbers that are not parted from their units at the end of a line. */

/** In these the text is kept as it is: commands and names are copied, figures do not break anyway. */
const KEPT = new Set(['code', 'pre', 'bdi', 'data', 'svg']);

const UNIT = /(\d) (?=(?:%|s|ms|s²|min|h|points|kB)(?![\w²]))/g;

/** @param page what templates have made: no `<` or `>` stands in its texts and attributes */
export function withUnitSpaces(page: string): string {
  let inside = 0;
  return page.replace(
    /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/gi,
    (part, end?: string, tag?: string) => {
      if (tag === undefined) return inside > 0 ? part : part.replace(UNIT, '$1\u00a0');
      if (KEPT.has(tag)) inside += end === '/' ? -1 : 1;
      return part;
    },
  );
}
