// The request made of the form of a simulation.
import { describe, expect, it } from 'vitest';
import {
  composeSimulation,
  EMPTY_SIMULATION,
  isComplete,
  newChange,
  type SimulationDraft,
} from './compose-simulation.ts';

const draft = (part: Partial<SimulationDraft>): SimulationDraft => ({ ...EMPTY_SIMULATION, ...part });
const log = { dataset: 'live', filter: '{"complete":true}' };

describe('a simulation that is asked', () => {
  it('says the log as the page looks at it, and leaves out what nobody has said', () => {
    expect(composeSimulation(draft({ changes: [newChange(1)] }), log)).toEqual({
      log: { dataset: 'live', filter: '{"complete":true}' },
      model: 'log',
      changes: [{ kind: 'arrivals', factor: 1.2 }],
      weeks: 4,
      replications: 20,
      seasonal: false,
    });
  });

  it('turns percent into shares and minutes into seconds', () => {
    const changes = [
      { ...newChange(1, 'automate'), activity: 'review', amount: 40 },
      { ...newChange(2, 'people'), activity: 'pick', amount: 3, workMinutes: 12 },
      { ...newChange(3, 'way'), node: 'a', to: 'b', amount: 25 },
    ];
    expect(composeSimulation(draft({ changes }), log).changes).toEqual([
      { kind: 'automate', activity: 'review', share: 0.4 },
      { kind: 'people', activity: 'pick', count: 3, workSeconds: 720 },
      { kind: 'way', node: 'a', to: 'b', probability: 0.25 },
    ]);
  });

  it('says what time costs in the currency that is typed, to its smallest unit', () => {
    const costs = (part: Partial<SimulationDraft>) => composeSimulation(draft(part), log).costs;
    expect(costs({ caseHour: '', personHour: '' })).toBeUndefined();
    expect(costs({ caseHour: 1.5 })).toEqual({ currency: 'EUR', perCaseHourMinor: 150 });
    expect(costs({ currency: 'JPY', caseHour: 0, personHour: 2400 })).toEqual({
      currency: 'JPY',
      perCaseHourMinor: 0,
      perPersonHourMinor: 2400,
    });
  });

  it('can be sent only when something changes and every change says of what', () => {
    expect(isComplete(draft({}))).toBe(false);
    expect(isComplete(draft({ otherModel: 'draft:order-to-cash' }))).toBe(true);
    expect(isComplete(draft({ changes: [newChange(1, 'time')] }))).toBe(false);
    expect(isComplete(draft({ changes: [{ ...newChange(1, 'time'), activity: 'pick' }] }))).toBe(true);
    expect(isComplete(draft({ changes: [{ ...newChange(1), amount: '' }] }))).toBe(false);
  });
});
