// The nouns of planning that are stored: runs, their states, and who they belong to.
export const WHAT_IF_STATES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type WhatIfState = (typeof WHAT_IF_STATES)[number];

/** What the worker runs one at a time: values of scarce stock found, orders planned anew together. */
export type RunKind = 'opportunity' | 'replan';
export const RUN_STATES = ['queued', 'running', 'finished', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const OPPORTUNITY_INTERVALS = ['hour', 'day'] as const;
export type OpportunityInterval = (typeof OPPORTUNITY_INTERVALS)[number];
