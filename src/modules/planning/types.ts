// The nouns of planning that are stored: runs, their states, and who they belong to.
export const WHAT_IF_STATES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type WhatIfState = (typeof WHAT_IF_STATES)[number];

export const REPLAN_STATES = ['queued', 'running', 'finished', 'failed'] as const;
export type ReplanState = (typeof REPLAN_STATES)[number];
