// The single place that writes a process tree as BPMN 2.0 XML with its diagram, ready for any modeller: tasks, exclusive and parallel gateways.
import { xmlAttribute } from '../formats/xml-text.ts';
import { type Drawing, layOutTree } from './lay-out-tree.ts';
import type { ProcessTree } from './process-tree.ts';

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
].join(' ');
const MARGIN = 80;

export function writeBpmn(tree: ProcessTree, name = 'Discovered process'): string {
  const drawing = layOutTree(tree);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<bpmn:definitions ${NAMESPACES} id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">`,
    `  <bpmn:process id="discovered" name="${xmlAttribute(name)}" isExecutable="false">`,
    ...writeElements(drawing),
    '  </bpmn:process>',
    '  <bpmndi:BPMNDiagram id="diagram">',
    '    <bpmndi:BPMNPlane id="plane" bpmnElement="discovered">',
    ...writeShapes(drawing),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
    '</bpmn:definitions>',
    '',
  ].join('\n');
}

function writeElements({ shapes, flows }: Drawing): string[] {
  const elements = shapes.map(({ id, kind, name }) => {
    const title = name === undefined ? '' : ` name="${xmlAttribute(name)}"`;
    const incoming = flows
      .filter((flow) => flow.to === id)
      .map((flow) => `<bpmn:incoming>${flow.id}</bpmn:incoming>`);
    const outgoing = flows
      .filter((flow) => flow.from === id)
      .map((flow) => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`);
    return `    <bpmn:${kind} id="${id}"${title}>${[...incoming, ...outgoing].join('')}</bpmn:${kind}>`;
  });
  const lines = flows.map(
    ({ id, from, to }) => `    <bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`,
  );
  return [...elements, ...lines];
}

function writeShapes({ shapes, flows }: Drawing): string[] {
  const drawn = shapes.map(({ id, kind, x, y, width, height }) => {
    const marker = kind === 'exclusiveGateway' ? ' isMarkerVisible="true"' : '';
    const bounds = `<dc:Bounds x="${x + MARGIN}" y="${y + MARGIN}" width="${width}" height="${height}" />`;
    return `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${marker}>${bounds}</bpmndi:BPMNShape>`;
  });
  const lines = flows.map(({ id, points }) => {
    const corners = points.map(([x, y]) => `<di:waypoint x="${x + MARGIN}" y="${y + MARGIN}" />`).join('');
    return `      <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${corners}</bpmndi:BPMNEdge>`;
  });
  return [...drawn, ...lines];
}
