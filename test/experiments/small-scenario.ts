/** A small line whose callers take callbacks; what is given stands below it. */
export function smallText(more = '', { length = '1h', replications = 5 } = {}): string {
  return `name: Small
length: ${length}
seed: 7
replications: ${replications}
teams: [{ name: support, agents: 3, wrap: 10s }]
callers:
  - name: public
    dials: "+441110000"
    arrivals: { poisson: { every: 1h, calls: 60 } }
    patience: { exponential: { mean: 3m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 20s, to: callback } } }
    callback: { callback: {} }
${more}`;
}
