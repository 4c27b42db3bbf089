// The single place for the shapes of scheduled reports. No logic.
import Type, { type Static } from 'typebox';
import { Email, Locale, Text } from '../../../../platform/schemas.ts';
import { KpiFilter, KpiKey } from '../kpi-query.ts';
import { closed, nullable } from '../schemas.ts';

export const ReportId = Type.String({ pattern: '^rep_[0-7][0-9a-hjkmnp-tv-z]{25}$', maxLength: 30 });

export const EVERY = ['day', 'week', 'month'] as const;

/** The period that a report tells of is the whole day, week (Monday to Sunday) or month before it is sent. */
const Schedule = Type.Object(
  {
    every: Type.Enum(EVERY),
    at: Type.String({
      pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
      maxLength: 5,
      description: 'Time of day in the zone, such as 07:30',
    }),
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA name, such as Europe/Warsaw' }),
    weekday: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 7, description: 'Of weekly ones: 1 is Monday' }),
    ),
    dayOfMonth: Type.Optional(Type.Integer({ minimum: 1, maximum: 28, description: 'Of monthly ones' })),
  },
  closed,
);

const reportFields = {
  name: Text(120),
  keys: Type.Array(KpiKey, { minItems: 1, maxItems: 32 }),
  filter: KpiFilter,
  schedule: Schedule,
  recipients: Type.Array(Email, { minItems: 1, maxItems: 50 }),
  locale: Locale,
};

export const CreateReportInput = Type.Object(
  { ...reportFields, filter: Type.Optional(KpiFilter), locale: Type.Optional(Locale) },
  closed,
);
export type CreateReportInput = Static<typeof CreateReportInput>;
export const ReportOutput = Type.Object({ reportId: Type.String() }, closed);

export const ChangeReportInput = Type.Object(
  {
    reportId: ReportId,
    name: Type.Optional(reportFields.name),
    keys: Type.Optional(reportFields.keys),
    filter: Type.Optional(reportFields.filter),
    schedule: Type.Optional(reportFields.schedule),
    recipients: Type.Optional(reportFields.recipients),
    locale: Type.Optional(reportFields.locale),
    paused: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type ChangeReportInput = Static<typeof ChangeReportInput>;
export const RemoveReportInput = Type.Object({ reportId: ReportId }, closed);
export const RemoveReportOutput = Type.Object({ removed: Type.Boolean() }, closed);
/** Sends the report of the last whole period at once, also when it was sent before. */
export const SendReportInput = Type.Object({ reportId: ReportId }, closed);
export const SendReportOutput = Type.Object({ sendingId: Type.String() }, closed);

export const SENDING_STATES = ['due', 'sent', 'failed', 'no-mail-server'] as const;

export const ReportView = Type.Object(
  {
    reportId: Type.String(),
    ...reportFields,
    paused: Type.Boolean(),
    nextAt: nullable(Type.String({ description: 'null: paused' })),
    last: nullable(
      Type.Object(
        {
          from: Type.String(),
          to: Type.String(),
          state: Type.Enum(SENDING_STATES),
          at: Type.String(),
          failure: nullable(Type.String()),
        },
        closed,
      ),
    ),
    createdBy: Type.String(),
    createdAt: Type.String(),
  },
  closed,
);
export type ReportView = Static<typeof ReportView>;
export const ReportsView = Type.Object({ items: Type.Array(ReportView) }, closed);
