// The single place for the schemas of saved views and preferences.
import Type from 'typebox';
import { Code, IdOf, Locale, Text } from '../../platform/schemas.ts';

export const Area = Code(40, 'The list that the view is of, such as orders');

const Scalar = Type.Union([Text(200, { min: 0 }), Type.Number(), Type.Boolean(), Type.Null()]);

/** Query fields of the list, as its route takes them. */
export const Filters = Type.Record(
  Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9_.-]*$' }),
  Type.Union([Scalar, Type.Array(Text(200, { min: 0 }), { maxItems: 50 })]),
  { maxProperties: 40 },
);

const viewFields = {
  area: Area,
  name: Text(80),
  shared: Type.Optional(Type.Boolean({ description: 'true: everybody sees it, only its owner changes it' })),
  filters: Filters,
  columns: Type.Optional(Type.Array(Code(60), { maxItems: 60, uniqueItems: true })),
  sort: Type.Optional(
    Type.String({
      maxLength: 80,
      pattern: '^-?[A-Za-z][A-Za-z0-9_.]*$',
      description: 'Such as placedAt or -placedAt',
    }),
  ),
};

export const ViewInput = Type.Object(
  { viewId: Type.Optional(IdOf('vie')), ...viewFields },
  { additionalProperties: false },
);
export const ViewIdInput = Type.Object({ viewId: IdOf('vie') }, { additionalProperties: false });
export const ViewIdResult = Type.Object({ viewId: IdOf('vie') });

export const View = Type.Object({
  viewId: IdOf('vie'),
  area: Type.String(),
  name: Type.String(),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  owner: Type.String(),
  ownerName: Type.String(),
  filters: Type.Record(Type.String(), Type.Unknown()),
  columns: Type.Array(Type.String()),
  sort: Type.Union([Type.String(), Type.Null()]),
  updatedAt: Type.String(),
});

export const SCHEMES = ['light', 'dark', 'auto'] as const;

export const PreferencesInput = Type.Object(
  {
    language: Type.Optional(Type.Union([Locale, Type.Null()])),
    scheme: Type.Optional(Type.Union([Type.Enum(SCHEMES), Type.Null()])),
    settings: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9_.-]*$' }),
        Scalar,
        {
          maxProperties: 60,
          description: 'Whatever a page remembers; the whole record is replaced',
        },
      ),
    ),
  },
  { additionalProperties: false },
);

export const Preferences = Type.Object({
  language: Type.Union([Type.String(), Type.Null()]),
  scheme: Type.Union([Type.String(), Type.Null()]),
  settings: Type.Record(Type.String(), Type.Unknown()),
});
