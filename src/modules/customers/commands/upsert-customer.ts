// The command by which channels and imports keep customers up to date. Whom it means: the customer id when given, else the
// owner of the channel's external id, else the owner of the e-mail address (any case), else nobody: a new customer.
import Type from 'typebox';
import { type Actor, accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { type CustomerBook, openBook } from '../customer-book.ts';
import { customerRefusals } from '../errors.ts';
import { emitUpserted, type Upserted } from '../events.ts';
import { changeProfile, linkExternalId, mergeAddresses, startCustomer } from '../rules.ts';
import {
  AddressInput,
  Channel,
  CustomerId,
  ExternalId,
  type ProfileInput,
  profileFields,
  WriteOutcome,
} from '../schemas.ts';
import { emailIdentity, externalIdentity, type Identity } from '../store/read.ts';
import type { Customer } from '../types.ts';

type UpsertInput = ProfileInput & {
  readonly customerId?: string;
  readonly channel?: string;
  readonly externalId?: string;
  readonly addresses?: readonly AddressInput[];
};

export const upsertCustomer = defineCommand({
  name: 'customers.upsertCustomer',
  summary:
    "Create or change the customer with this id, this channel's external id or this e-mail address (in this order); " +
    'omitted fields keep their value, null clears, addresses are added unless they are there already.',
  input: Type.Object(
    {
      customerId: Type.Optional(CustomerId),
      channel: Type.Optional(Channel),
      externalId: Type.Optional(ExternalId),
      ...profileFields,
      addresses: Type.Optional(Type.Array(AddressInput, { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ customerId: CustomerId, outcome: WriteOutcome }),
  roles: ['service', 'channel'],
  refusals: [
    customerRefusals.matchMissing,
    customerRefusals.customerUnknown,
    customerRefusals.customerErased,
    customerRefusals.nameMissing,
    customerRefusals.currencyUnknown,
    customerRefusals.companyOnly,
    customerRefusals.positionIncomplete,
    customerRefusals.tooManyAddresses,
    customerRefusals.tooManyExternalIds,
    customerRefusals.emailTaken,
    customerRefusals.externalIdTaken,
  ],
  maxItems: 5000,
  mayCall: (input, actor) => actor.role !== 'channel' || isOwnCustomer(input, actor),
  async run(tx, items) {
    const ids = items.flatMap(({ input }) =>
      input.customerId === undefined ? [] : (parseId('cus', input.customerId) ?? []),
    );
    const book = await openBook(tx, { ids, identities: items.flatMap(({ input }) => namedBy(input)) });
    const upserted: Upserted[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { customerId, channel, externalId, email } = input;
      if ((channel === undefined) !== (externalId === undefined) || !(customerId ?? externalId ?? email))
        return decline(customerRefusals.matchMissing);
      const before = findMeant(book, input);
      if (customerId !== undefined && !before)
        return decline(refuse(customerRefusals.customerUnknown, { customerId }));
      if (before?.erasedAt) return decline(customerRefusals.customerErased);
      if (!before && input.name === undefined) return decline(customerRefusals.nameMissing);
      const after = merge(
        before ?? startCustomer(newUuid(), input.name!, tx.now),
        input,
        actor,
        tx.now,
        !before,
      );
      const put = book.put(after);
      if (put.refusal) return decline(put.refusal);
      const outcome = put.created ? 'created' : put.fields.length > 0 ? 'changed' : 'unchanged';
      upserted.push({ actor, customerId: after.customerId, outcome, fields: put.fields });
      return accept({ customerId: formatId('cus', after.customerId), outcome } as const);
    });
    await book.save();
    emitUpserted(tx, upserted);
    return outcomes;
  },
});

/** A channel names customers by its own ids and does not decide on credit, tags and notes. */
function isOwnCustomer(input: UpsertInput, actor: Actor): boolean {
  const isForStaff = [
    input.customerId,
    input.paymentTermsDays,
    input.creditLimit,
    input.tags,
    input.notes,
  ].some((value) => value !== undefined);
  return input.channel === actor.channel && input.externalId !== undefined && !isForStaff;
}

function namedBy({ channel, externalId, email }: UpsertInput): Identity[] {
  return [
    ...(channel !== undefined && externalId !== undefined ? [externalIdentity(channel, externalId)] : []),
    ...(email == null ? [] : [emailIdentity(email)]),
  ];
}

function findMeant(book: CustomerBook, input: UpsertInput): Customer | undefined {
  if (input.customerId !== undefined) {
    const id = parseId('cus', input.customerId);
    return id === null ? undefined : book.find(id);
  }
  for (const identity of namedBy(input)) {
    const owner = book.ownerOf(identity);
    if (owner) return owner;
  }
  return undefined;
}

function merge(start: Customer, input: UpsertInput, actor: Actor, now: Date, isNew: boolean): Customer {
  const { channel, externalId } = input;
  const isKnownTo = start.externalIds.some(
    (known) => known.channel === channel && known.externalId === externalId,
  );
  const linked =
    channel !== undefined && externalId !== undefined
      ? linkExternalId(start, { channel, externalId })
      : start;
  // A channel that knew the e-mail address alone may link its own id, but not overwrite what others know.
  if (actor.role === 'channel' && !isKnownTo && !isNew) return linked;
  return mergeAddresses(changeProfile(linked, input, now), input.addresses ?? [], newUuid);
}
