// Reads the graph out of a diagram that the viewer has opened.
import type { GraphFlow, GraphNode, ProcessGraph } from './process-graph.ts';

/** The viewer's list of shapes, as far as it is read here. */
export interface ElementRegistry {
  getAll(): { id: string; businessObject?: unknown }[];
  get(id: string): { id: string; x?: number; y?: number; width?: number; height?: number } | undefined;
}

interface Moddle {
  $type: string;
  id: string;
  name?: string;
  $parent?: Moddle;
  triggeredByEvent?: boolean;
  attachedToRef?: Moddle;
  eventDefinitions?: { $type: string; messageRef?: { name?: string } }[];
  sourceRef?: Moddle;
  targetRef?: Moddle;
  extensionElements?: { values?: { $type: string; type?: string }[] };
}

const typeOf = (element: Moddle) => {
  const name = element.$type.replace('bpmn:', '');
  return name.charAt(0).toLowerCase() + name.slice(1);
};

function evidenceOf(element: Moddle): string | null {
  const message = element.eventDefinitions?.find((each) => each.messageRef)?.messageRef?.name;
  if (message) return message;
  const task = element.extensionElements?.values?.find((each) => each.$type === 'zeebe:taskDefinition');
  return task?.type ?? null;
}

export function readGraph(registry: ElementRegistry): ProcessGraph {
  const nodes: GraphNode[] = [];
  const flows: GraphFlow[] = [];
  let processId = '';
  for (const shape of registry.getAll()) {
    const element = shape.businessObject as Moddle | undefined;
    // Labels are shapes of their own for the same element.
    if (!element || shape.id !== element.id) continue;
    const type = typeOf(element);
    if (type === 'process') processId = element.id;
    else if (type === 'sequenceFlow' && element.sourceRef && element.targetRef)
      flows.push({ id: element.id, from: element.sourceRef.id, to: element.targetRef.id });
    else
      nodes.push({
        id: element.id,
        type,
        parent: element.$parent?.id ?? '',
        evidence: evidenceOf(element),
        attachedTo: element.attachedToRef?.id ?? null,
        isEventSubprocess: element.triggeredByEvent === true,
        isEventStart: type === 'startEvent' && (element.eventDefinitions?.length ?? 0) > 0,
      });
  }
  return { processId, nodes, flows };
}
