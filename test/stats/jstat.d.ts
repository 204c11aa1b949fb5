/** The part of jstat that results are compared with. */
declare module 'jstat' {
  interface Continuous<Parameters extends number[]> {
    cdf(x: number, ...parameters: Parameters): number;
    inv(probability: number, ...parameters: Parameters): number;
  }
  const jstat: {
    readonly chisquare: Continuous<[degrees: number]>;
    readonly studentt: Continuous<[degrees: number]>;
    readonly gamma: Continuous<[shape: number, scale: number]>;
    readonly normal: Continuous<[mean: number, sd: number]>;
  };
  export default jstat;
}
