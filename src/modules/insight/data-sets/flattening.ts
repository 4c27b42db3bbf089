// The single place that measures what a log loses when it is flattened to one case notion (van der Aalst, “Object-Centric Process Mining: Dealing with
// Divergence and Convergence in Event Data”, 2019): events without a case (deficiency), events that would be repeated in several cases
// (convergence), and events of one activity within a case that belong to different other objects and cannot be told apart (divergence).
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import type { EngineContext } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { readRows } from '../log/columns.ts';
import { defaultNotion, listNotions } from '../log/read-case-log.ts';
import type { FlatteningView } from './flattening-schemas.ts';

export async function showFlattening(
  { sets }: EngineContext,
  input: { dataset: string; notion?: string },
): Promise<FlatteningView> {
  const set = await sets.get(input.dataset);
  const notion = input.notion ?? (await defaultNotion(set));
  const notions = await listNotions(set);
  if (!notions.some(({ type }) => type === notion))
    throw new ItemRefused(
      0,
      refuse(insightRefusals.notionUnknown, { notion, known: notions.map(({ type }) => type) }),
    );
  return set.use(async (connection) => {
    const [totals] = await readRows<Totals>(connection, TOTALS, [notion]);
    const divergence = await readRows<{ type: string; events: number; cases: number }>(
      connection,
      DIVERGENCE,
      [notion],
    );
    const converging = await readRows<{ activity: string; events: number }>(connection, CONVERGING, [notion]);
    const lost = await readRows<{ activity: string; events: number }>(connection, LOST, [notion]);
    return describe(notion, notions, totals!, { divergence, converging, lost });
  });
}

interface Totals {
  events: number;
  cases: number;
  emptyCases: number;
  inSeveral: number;
  copies: number;
  lost: number;
}

/** A relation counts once for each pair of event and object, whatever its qualifiers. */
const PAIRS = `pair as (
  select distinct r.event_no, r.object_no from event_object r join object_type t using (type_no) where t.name = $1)`;

const TOTALS = `
  with ${PAIRS}, per_event as (select event_no, count(*) as n from pair group by event_no)
  select (select count(*) from event) as events, (select count(distinct object_no) from pair) as cases,
    (select count(*) from object o join object_type t using (type_no) where t.name = $1) - (select count(distinct object_no) from pair) as "emptyCases",
    (select count(*) from per_event where n > 1) as "inSeveral", (select coalesce(sum(n - 1), 0)::bigint from per_event) as copies,
    (select count(*) from event) - (select count(*) from per_event) as lost`;

const CONVERGING = `
  with ${PAIRS}, per_event as (select event_no from pair group by event_no having count(*) > 1)
  select a.name as activity, count(*) as events from per_event join event e using (event_no) join activity a using (activity_no)
  group by a.name order by events desc, a.name limit 20`;

const LOST = `
  with ${PAIRS}
  select a.name as activity, count(*) as events from event e anti join pair using (event_no) join activity a using (activity_no)
  group by a.name order by events desc, a.name limit 20`;

const DIVERGENCE = `
  with ${PAIRS}, grouped as (
    select p.object_no as case_no, e.activity_no, r.type_no, count(distinct r.event_no) as events, count(distinct r.object_no) as objects
    from pair p join event e using (event_no) join event_object r on r.event_no = p.event_no join object_type t on t.type_no = r.type_no
    where t.name <> $1 group by all)
  select t.name as type, sum(g.events)::bigint as events, count(distinct g.case_no) as cases
  from grouped g join object_type t using (type_no) where g.events > 1 and g.objects > 1
  group by t.name order by events desc, t.name`;

function describe(
  notion: string,
  notions: readonly { type: string; objects: number }[],
  totals: Totals,
  parts: {
    divergence: FlatteningView['divergence'];
    converging: FlatteningView['convergence']['activities'];
    lost: FlatteningView['deficiency']['activities'];
  },
): FlatteningView {
  const { events, cases, emptyCases, inSeveral, copies, lost } = totals;
  const sentences: string[] = [];
  if (inSeveral > 0)
    sentences.push(
      `${inSeveral} of ${events} events belong to several cases and are repeated in each, ${copies} times more than they happened (convergence).`,
    );
  for (const { type, events: count, cases: among } of parts.divergence)
    sentences.push(
      `Within ${among} cases, ${count} events of the same activity belong to different objects of the type “${type}” and cannot be told apart (divergence).`,
    );
  if (lost > 0)
    sentences.push(`${lost} of ${events} events belong to no case and are left out (deficiency).`);
  if (sentences.length === 0) sentences.push('Every event belongs to exactly one case, and nothing is lost.');
  return {
    notion,
    notions: notions.map(({ type, objects }) => ({ type, objects })),
    events,
    cases,
    emptyCases,
    flatEvents: events - lost + copies,
    convergence: { events: inSeveral, copies, activities: parts.converging },
    divergence: parts.divergence,
    deficiency: { events: lost, activities: parts.lost },
    sentences,
  };
}
