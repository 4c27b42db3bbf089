// The single place that says where events took place: the location that an event of the live log names, else an attribute of its case.
import { readRows } from '../log/columns.ts';
import { type DataSet, LIVE } from '../log/data-sets.ts';
import type { CaseAttribute, CaseLog } from '../mining/case-log.ts';
import type { EventPlaces } from './bottlenecks.ts';

/** Null where nothing says it. `attribute`: of the case. */
export async function readEventPlaces(
  set: DataSet,
  log: CaseLog,
  attribute: CaseAttribute | null,
): Promise<EventPlaces | null> {
  if (attribute) return placesOfCases(log, attribute);
  return set.id === LIVE ? placesOfEvents(set, log) : null;
}

function placesOfCases(log: CaseLog, { values }: CaseAttribute): EventPlaces {
  const { names, numberOf } = startNames();
  const codes = new Int32Array(log.activity.length).fill(-1);
  for (let index = 0; index + 1 < log.offsets.length; index++) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    codes.fill(numberOf(String(value)), log.offsets[index]!, log.offsets[index + 1]!);
  }
  return { names, codes };
}

async function placesOfEvents(set: DataSet, log: CaseLog): Promise<EventPlaces> {
  const known = await set.recall('places of events', async () => {
    const rows = await set.use((connection) =>
      readRows<{ no: number; place: string }>(
        connection,
        `select event_no::double as no, json_extract_string(attributes, '$.location') as place from event
         where json_extract_string(attributes, '$.location') is not null`,
      ),
    );
    return { value: new Map(rows.map(({ no, place }) => [no, place])), bytes: rows.length * 40 };
  });
  const { names, numberOf } = startNames();
  const codes = Int32Array.from(log.eventNo, (no) => {
    const place = known.get(no);
    return place === undefined ? -1 : numberOf(place);
  });
  return { names, codes };
}

function startNames() {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = names.push(name) - 1;
      numbers.set(name, number);
    }
    return number;
  };
  return { names, numberOf };
}
