/** What the parameters and points of a sweep are called. */

/** The last names of paths that tell them apart. */
export function shortTitles(paths: readonly string[]): string[] {
  return paths.map((path) => {
    const steps = path.split('.');
    for (let from = steps.length - 1; from > 0; from--) {
      const short = steps.slice(from).join('.');
      if (paths.every((other) => other === path || !other.endsWith(short))) return short;
    }
    return path;
  });
}
