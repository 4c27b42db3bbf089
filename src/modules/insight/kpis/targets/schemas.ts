// The single place for the shapes of targets of KPIs and of the alerts that they raise. No logic.
import Type, { type Static } from 'typebox';
import { Email, Locale, Text } from '../../../../platform/schemas.ts';
import { KpiFilter, KpiKey } from '../kpi-query.ts';
import { closed, nullable } from '../schemas.ts';

export const TargetId = Type.String({ pattern: '^tgt_[0-7][0-9a-hjkmnp-tv-z]{25}$', maxLength: 30 });

/** Days that are looked at, back from today: the value is that of orders placed in them. */
const windowDays = Type.Integer({ minimum: 1, maximum: 366 });
const direction = Type.Enum(['at-least', 'at-most'] as const);
const recipients = Type.Array(Email, { maxItems: 20, description: 'Who gets an e-mail when it changes' });

export const SetTargetInput = Type.Object(
  {
    targetId: Type.Optional(TargetId),
    key: KpiKey,
    filter: Type.Optional(KpiFilter),
    value: Type.Number({
      minimum: -1e15,
      maximum: 1e15,
      description: 'In the unit of the KPI: shares 0 to 1, seconds, minor units, …',
    }),
    direction: Type.Optional(direction),
    windowDays: Type.Optional(windowDays),
    recipients: Type.Optional(recipients),
    locale: Type.Optional(Locale),
    note: Type.Optional(Text(500)),
  },
  closed,
);
export type SetTargetInput = Static<typeof SetTargetInput>;
export const SetTargetOutput = Type.Object({ targetId: Type.String() }, closed);
export const RemoveTargetInput = Type.Object({ targetId: TargetId }, closed);
export const RemoveTargetOutput = Type.Object({ removed: Type.Boolean() }, closed);

export const TARGET_STATES = ['unknown', 'met', 'missed'] as const;

export const TargetView = Type.Object(
  {
    targetId: Type.String(),
    key: KpiKey,
    filter: KpiFilter,
    value: Type.Number(),
    direction,
    windowDays,
    recipients: Type.Array(Type.String()),
    locale: Locale,
    note: nullable(Type.String()),
    state: Type.Enum(TARGET_STATES, { description: 'unknown: not looked at yet, or nothing to count' }),
    stateSince: nullable(Type.String()),
    lastValue: nullable(Type.Number()),
    lastCheckedAt: nullable(Type.String()),
    setBy: Type.String(),
    setAt: Type.String(),
  },
  closed,
);
export type TargetView = Static<typeof TargetView>;
export const TargetsView = Type.Object({ items: Type.Array(TargetView) }, closed);

export const AlertView = Type.Object(
  {
    alertId: Type.String(),
    targetId: Type.String(),
    key: KpiKey,
    filter: KpiFilter,
    state: Type.Enum(['met', 'missed'] as const),
    value: Type.Number(),
    target: Type.Number(),
    direction,
    at: Type.String(),
  },
  closed,
);
export const AlertsView = Type.Object(
  { items: Type.Array(AlertView), next: nullable(Type.String()) },
  closed,
);
