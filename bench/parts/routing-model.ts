/**
 * The workload of routing: ten queues of one skill each, and two hundred agents with three of the ten
 * skills, drawn once and for all; or the same callers and agents with one queue and no skills.
 */
const QUEUES = 10;
const AGENTS = 200;
const SKILLS_EACH = 3;
const HOURS = 12;

/** The same three skills for the same agent, always. */
function skillsOf(agent: number): string {
  const skills = Array.from({ length: QUEUES }, (_, k) => k);
  let state = (agent + 1) * 2654435761;
  const drawn = Array.from({ length: SKILLS_EACH }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `s${skills.splice((state >>> 8) % skills.length, 1)[0]}: 1`;
  });
  return `{ ${drawn.join(', ')} }`;
}

export interface RoutingCenter {
  /** 200 agents at 270 s a call serve 2,667 an hour. */
  readonly callsPerHour: number;
  /** How many may wait, in all queues together. */
  readonly waiting: number;
  readonly hasSkills: boolean;
}

export function routingScenario({ callsPerHour, waiting, hasSkills }: RoutingCenter): string {
  const queues = Array.from({ length: hasSkills ? QUEUES : 1 }, (_, k) => k);
  const agent = (k: number): string =>
    hasSkills ? `{ name: A${k}, skills: ${skillsOf(k)} }` : `{ name: A${k} }`;
  const callers = (k: number): string => `  - name: c${k}
    plan: p${k}
    arrivals: { poisson: { every: 1h, calls: ${callsPerHour / queues.length} } }
    patience: never
    talk: { exponential: { mean: 4m } }`;
  const tag = (k: number): string =>
    hasSkills ? `    tag: { skillTagger: { add: { s${k}: mandatory } }, next: q${k} }\n` : '';
  const plan = (k: number): string => `  p${k}:
${tag(k)}    q${k}: { acd: {}, breakouts: { queueLength: { max: ${waiting / queues.length}, to: full } } }
    full: { hangUp: true }`;
  return `
name: routing
length: ${HOURS}h
seed: 7
worlds: [actual]
teams:
  - name: team
    wrap: 30s
    agents: [${Array.from({ length: AGENTS }, (_, k) => agent(k))}]
callers:
${queues.map(callers).join('\n')}
plans:
${queues.map(plan).join('\n')}
`;
}
