// The single place where tests write processes that are one row of steps: a command that leaves a note, a task of a person, and the row
// itself. Everything else is drawn with bpmn-builder.ts.
import { element, extensions, mapping, model, path, service, xml } from './bpmn-builder.ts';

/** A task that writes a note: the text, or a variable named behind an equals sign. */
export const act = (id: string, note = id) => service(id, 'test.act', mapping([`${note} > note`]));

/** A task of a person, for service and finance unless told. */
export const task = (id: string, assignment: Record<string, string> = {}) =>
  element(
    'userTask',
    id,
    {},
    extensions(
      xml('zeebe:userTask'),
      xml('zeebe:assignmentDefinition', { candidateGroups: 'service,finance', ...assignment }),
    ),
  );

/** From `s` through the elements to `e`. */
export const row = (id: string, ...elements: [id: string, xml: string][]) =>
  model(
    [
      element('startEvent', 's'),
      ...elements.map(([, each]) => each),
      element('endEvent', 'e'),
      path('s', ...elements.map(([each]) => each), 'e'),
    ],
    [],
    { id },
  );
