// The single place for the schemas of keys, people and invitations.
import Type from 'typebox';
import { Code, Email, IdOf, Instant, Text } from '../../platform/schemas.ts';

const RoleName = Type.Enum(['admin', 'operations', 'service', 'finance', 'read-only', 'channel'], {
  description: 'What the holder may do; "channel" sees and changes the orders of one channel alone',
});

const Channel = Code(60, 'The sales channel of a holder whose role is "channel"');

export const ApiKeyInput = Type.Object(
  {
    name: Code(60, 'Stands in the event log as `key:<name>`'),
    role: RoleName,
    channel: Type.Optional(Channel),
  },
  { additionalProperties: false },
);

export const ApiKey = Type.Object({
  keyId: IdOf('key'),
  name: Type.String(),
  role: RoleName,
  channel: Type.Union([Type.String(), Type.Null()]),
  createdAt: Instant,
  revokedAt: Type.Union([Instant, Type.Null()]),
});

export const NewApiKeyResult = Type.Object({
  keyId: IdOf('key'),
  name: Type.String(),
  secret: Type.Union([Type.String(), Type.Null()], {
    description:
      'Send it as `Authorization: Bearer <secret>`. Shown once; null when an Idempotency-Key is replayed',
  }),
});

export const KeyIdInput = Type.Object({ keyId: IdOf('key') }, { additionalProperties: false });
export const KeyIdResult = Type.Object({ keyId: IdOf('key') });

export const InvitationInput = Type.Object(
  { role: RoleName, channel: Type.Optional(Channel) },
  { additionalProperties: false },
);

export const InvitationResult = Type.Object({
  expiresAt: Instant,
  secret: Type.Union([Type.String(), Type.Null()], {
    description:
      'Stands in the link `/sign-in?token=<secret>`. Shown once; null when an Idempotency-Key is replayed',
  }),
});

export const UserChange = Type.Object(
  {
    userId: IdOf('usr'),
    role: RoleName,
    channel: Type.Optional(Channel),
    disabled: Type.Optional(Type.Boolean({ description: 'True signs the person out everywhere' })),
  },
  { additionalProperties: false },
);

export const User = Type.Object({
  userId: IdOf('usr'),
  name: Type.String(),
  email: Type.String(),
  role: RoleName,
  channel: Type.Union([Type.String(), Type.Null()]),
  disabled: Type.Boolean(),
  createdAt: Instant,
});

export const Colleague = Type.Object({
  actor: Type.String({ description: 'As it stands in events and assignments' }),
  name: Type.String(),
  role: RoleName,
});

export const UserIdResult = Type.Object({ userId: IdOf('usr') });

export const SignIn = Type.Object(
  { email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) },
  { additionalProperties: false },
);

export const AcceptInvitation = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 200 }),
    name: Text(100),
    email: Email,
    password: Type.String({ minLength: 12, maxLength: 128, description: 'At least 12 characters' }),
  },
  { additionalProperties: false },
);

/** True where role and channel fit together. */
export function fitsChannel(role: string, channel: string | null | undefined): boolean {
  return (role === 'channel') === (channel != null);
}
