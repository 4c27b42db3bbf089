// The single place that writes OCEL 2.0 in JSON: valid by the published schema, which wants every value as text beside its declared type.
import { EXACT, spellEvent, spellObject, timeText } from './exact.ts';
import { EPOCH, writeInstant } from './instants.ts';
import { PROPERTIES_FIELD } from './read-ocel-json.ts';
import type { LogSource, Relation, Values } from './records.ts';
import { type SurveyedType, surveyLog } from './survey.ts';
import { writeValue } from './value-text.ts';

export async function* writeOcelJson(source: LogSource): AsyncGenerator<string> {
  const survey = await surveyLog(source);
  const properties = await source.properties();
  yield '{';
  if (properties.length > 0) {
    const value = Object.fromEntries(properties.map((property) => [property.name, property.value]));
    yield `${JSON.stringify(PROPERTIES_FIELD)}:{${Object.entries(value)
      .map(([name, each]) => `\n${JSON.stringify(name)}:${JSON.stringify(each)}`)
      .join(',')}},\n`;
  }
  yield `"objectTypes":[${typesText(survey.objects)}],\n"eventTypes":[${typesText(survey.events)}],\n"objects":[`;
  let separator = '\n';
  for await (const object of source.objects()) {
    const { attributes, changes } = spellObject(object, survey.objects.get(object.type)!.kindOf);
    const values = [
      ...Object.entries(attributes).map(([name, value]) => ({ name, time: EPOCH, value: writeValue(value) })),
      ...changes.map(({ name, time, value }) => ({
        name,
        time: writeInstant(time),
        value: writeValue(value),
      })),
    ];
    yield separator +
      JSON.stringify({
        id: object.id,
        type: object.type,
        attributes: values,
        relationships: relationsOf(object.relations),
      });
    separator = ',\n';
  }
  yield '],\n"events":[';
  separator = '\n';
  for await (const event of source.events()) {
    const attributes = attributesOf(spellEvent(event, survey.events.get(event.type)!.kindOf));
    yield separator +
      JSON.stringify({
        id: event.id,
        type: event.type,
        time: timeText(event.time),
        attributes,
        relationships: relationsOf(event.relations),
      });
    separator = ',\n';
  }
  yield ']}\n';
}

const attributesOf = (values: Values) =>
  Object.entries(values).map(([name, value]) => ({ name, value: writeValue(value) }));

const relationsOf = (relations: readonly Relation[]) =>
  relations.map(({ objectId, qualifier }) => ({ objectId, qualifier }));

function typesText(types: ReadonlyMap<string, SurveyedType>): string {
  return [...types.values()]
    .map(({ name, attributes }) => {
      const declared = [...attributes].map(([attribute, type]) => ({
        name: attribute,
        type: attribute === EXACT ? 'string' : type,
      }));
      return `\n${JSON.stringify({ name, attributes: declared })}`;
    })
    .join(',');
}
