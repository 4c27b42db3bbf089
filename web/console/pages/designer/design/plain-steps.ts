// Elements of a drawing that need no form of ours: decisions of the path, waits, ends.

export const PLAIN_STEPS = [
  { id: 'exclusive', type: 'bpmn:ExclusiveGateway' },
  { id: 'parallel', type: 'bpmn:ParallelGateway' },
  { id: 'eventBased', type: 'bpmn:EventBasedGateway' },
  { id: 'timer', type: 'bpmn:IntermediateCatchEvent', event: 'bpmn:TimerEventDefinition' },
  { id: 'task', type: 'bpmn:ServiceTask' },
  { id: 'subProcess', type: 'bpmn:SubProcess' },
  { id: 'end', type: 'bpmn:EndEvent' },
] as const;
