/** The one generator of seedrandom that is used, without the rest of the package. */
declare module 'seedrandom/lib/alea.js' {
  export default function alea(seed: string): () => number;
}
