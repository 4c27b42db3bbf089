// The nouns of planning that are stored: runs, their states, and who they belong to.
export const WHAT_IF_STATES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type WhatIfState = (typeof WHAT_IF_STATES)[number];

export const OPPORTUNITY_RUN_STATES = ['queued', 'running', 'finished', 'failed'] as const;
export type OpportunityRunState = (typeof OPPORTUNITY_RUN_STATES)[number];

export const OPPORTUNITY_INTERVALS = ['hour', 'day'] as const;
export type OpportunityInterval = (typeof OPPORTUNITY_INTERVALS)[number];

export const REPLAN_STATES = ['queued', 'running', 'finished', 'failed'] as const;
export type ReplanState = (typeof REPLAN_STATES)[number];
