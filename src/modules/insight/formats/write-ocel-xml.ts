// The single place that writes OCEL 2.0 in XML, valid by the published schema: its relations are elements `object`, with the type of the object.
// The schema cannot express that two types have an attribute of the same name; such logs break its two references of attribute names, and only those.
import { spellEvent, spellObject, timeText } from './exact.ts';
import { EPOCH, writeInstant } from './instants.ts';
import type { LogSource, Relation } from './records.ts';
import { type SurveyedType, surveyLog } from './survey.ts';
import { writeValue } from './value-text.ts';
import { FIRST_LINE, writeInstruction, xmlAttribute, xmlContent } from './xml-text.ts';

export async function* writeOcelXml(source: LogSource): AsyncGenerator<string> {
  const survey = await surveyLog(source);
  const properties = Object.fromEntries((await source.properties()).map(({ name, value }) => [name, value]));
  yield `${FIRST_LINE}${writeInstruction({ properties })}\n<log>\n<object-types>\n${typesText('object-type', survey.objects)}</object-types>\n`;
  yield `<event-types>\n${typesText('event-type', survey.events)}</event-types>\n<objects>\n`;
  for await (const object of source.objects()) {
    const { attributes, changes } = spellObject(object, survey.objects.get(object.type)!.kindOf);
    const values = [
      ...Object.entries(attributes).map(([name, value]) => attributeText(name, writeValue(value), EPOCH)),
      ...changes.map(({ name, time, value }) => attributeText(name, writeValue(value), writeInstant(time))),
    ];
    yield `<object id="${xmlAttribute(object.id)}" type="${xmlAttribute(object.type)}">${attributesText(values)}${relationsText(object.relations)}</object>\n`;
  }
  yield '</objects>\n<events>\n';
  for await (const event of source.events()) {
    const spelt = spellEvent(event, survey.events.get(event.type)!.kindOf);
    const values = Object.entries(spelt).map(([name, value]) => attributeText(name, writeValue(value)));
    yield `<event id="${xmlAttribute(event.id)}" type="${xmlAttribute(event.type)}" time="${timeText(event.time)}">${attributesText(values)}${relationsText(event.relations)}</event>\n`;
  }
  yield '</events>\n</log>\n';
}

const attributesText = (values: readonly string[]): string =>
  values.length === 0 ? '<attributes/>' : `<attributes>${values.join('')}</attributes>`;

const attributeText = (name: string, value: string, time?: string): string =>
  `<attribute name="${xmlAttribute(name)}"${time === undefined ? '' : ` time="${time}"`}>${xmlContent(value)}</attribute>`;

function relationsText(relations: readonly Relation[]): string {
  if (relations.length === 0) return '<objects/>';
  const elements = relations.map(
    ({ objectId, qualifier, type = '' }) =>
      `<object object-id="${xmlAttribute(objectId)}" qualifier="${xmlAttribute(qualifier)}" type="${xmlAttribute(type)}"/>`,
  );
  return `<objects>${elements.join('')}</objects>`;
}

function typesText(element: string, types: ReadonlyMap<string, SurveyedType>): string {
  let text = '';
  for (const { name, attributes } of types.values()) {
    const declared = [...attributes].map(
      ([attribute, kind]) => `<attribute name="${xmlAttribute(attribute)}" type="${kind}"/>`,
    );
    text += `<${element} name="${xmlAttribute(name)}">${attributesText(declared)}</${element}>\n`;
  }
  return text;
}
